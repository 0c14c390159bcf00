using BenchmarkDotNet.Running;
using RegistryPull.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, new InProcessConfig());
