namespace RegistryPull.Cli.Commands;

/// <summary>Runs a command whose options were parsed.</summary>
/// <param name="cancellationToken">Cancelled by Ctrl+C.</param>
/// <returns>The exit code.</returns>
internal delegate Task<int> CommandHandler(CancellationToken cancellationToken);
