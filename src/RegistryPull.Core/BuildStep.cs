namespace RegistryPull;

/// <summary>One step of the history of an image.</summary>
/// <param name="Created">The time as written in the configuration; null when there is none.</param>
/// <param name="CreatedBy">The command; empty when there is none.</param>
/// <param name="Comment">The comment of the builder; empty when there is none.</param>
/// <param name="IsEmptyLayer">Whether the step created no layer.</param>
public sealed record BuildStep(string? Created, string CreatedBy, string Comment, bool IsEmptyLayer);
