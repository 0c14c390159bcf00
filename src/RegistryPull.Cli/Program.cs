using RegistryPull;
using RegistryPull.Cli;
using RegistryPull.Cli.Commands;
using RegistryPull.Cli.Plugins;
using RegistryPull.Cli.Terminal;

// Environment.Exit, because a process that returns waits for every thread that a plug-in has left running.
#pragma warning disable RS0030
var hasOutput = StandardStreams.Prepare();
StartConditions.IgnoreFileSizeSignal();
using var signals = new SignalCancellation();
var secrets = new SecretRedactor();
var console = new RedactedConsole(new SystemConsole(), secrets);
var composition = new Composition(Environment.GetEnvironmentVariable) { Arguments = args, Secrets = secrets };
var context = new CommandContext(
    console, Environment.GetEnvironmentVariable, TimeProvider.System, composition, new ErrorWriter(console.Error));
AppDomain.CurrentDomain.UnhandledException += (_, stray) =>
    Environment.Exit(context.Errors.Write(PluginFailure.FromThread((Exception)stray.ExceptionObject)));
if (StartConditions.Find(hasOutput) is { } obstacle)
{
    Environment.Exit(context.Errors.Write(obstacle));
}

Environment.Exit(await new CommandLine(context).RunAsync(args, signals.Token).ConfigureAwait(false));
