using RegistryPull.Cli;
using RegistryPull.Cli.Commands;
using RegistryPull.Cli.Terminal;

using var signals = new SignalCancellation();
var console = new SystemConsole();
var context = new CommandContext(
    console, Environment.GetEnvironmentVariable, TimeProvider.System, Composition.Create, new ErrorWriter(console.Error));
return await new CommandLine(context).RunAsync(args, signals.Token).ConfigureAwait(false);
