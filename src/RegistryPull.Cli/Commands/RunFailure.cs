namespace RegistryPull.Cli.Commands;

/// <summary>A failure that a run has reported.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Images">The images that it is about, as a user types them.</param>
internal sealed record RunFailure(int Code, string Images);
