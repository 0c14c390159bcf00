using RegistryPull.Cli;
using RegistryPull.Cli.Commands;
using RegistryPull.Cli.Terminal;

using var signals = new SignalCancellation();
var console = new SystemConsole();
var context = new CommandContext(
    console, Environment.GetEnvironmentVariable, TimeProvider.System, new Composition(), new ErrorWriter(console.Error));
var code = await new CommandLine(context).RunAsync(args, signals.Token).ConfigureAwait(false);

// Not by returning it: a process that returns waits for every thread that a plug-in has left running.
#pragma warning disable RS0030
Environment.Exit(code);
