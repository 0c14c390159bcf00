using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace RegistryPull.Benchmarks;

/// <summary>Measures in this process: a project of BenchmarkDotNet's own making would not build under this house's rules.</summary>
internal sealed class InProcessConfig : ManualConfig
{
    public InProcessConfig()
    {
        // On a busy machine it would go on to a hundred rounds, and the figures would be no surer for it.
        AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithMaxIterationCount(30));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddLogger(ConsoleLogger.Default);
    }
}
