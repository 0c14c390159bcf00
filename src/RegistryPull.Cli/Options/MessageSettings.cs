using RegistryPull.Cli.Progress;

namespace RegistryPull.Cli.Options;

/// <summary>What is printed.</summary>
internal sealed record MessageSettings(Verbosity Verbosity, ProgressMode Progress, bool Json);
