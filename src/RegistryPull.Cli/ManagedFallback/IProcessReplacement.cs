namespace RegistryPull.Cli.ManagedFallback;

/// <summary>
/// Runs another program in this one's place: it has the same streams, directory, environment and signals.
/// </summary>
internal interface IProcessReplacement
{
    /// <param name="program">The program's file.</param>
    /// <param name="arguments">What it is called with.</param>
    /// <param name="cancellationToken">Asked before it starts. From then on Ctrl+C is its own affair.</param>
    /// <returns>Its exit code. Where this process becomes the other program, there is no return.</returns>
    /// <exception cref="InvalidRequestException">It cannot be started.</exception>
    Task<int> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken);
}
