namespace RegistryPull;

/// <summary>A step of an image's history.</summary>
/// <param name="Created">When, as written; null when it does not say.</param>
/// <param name="CreatedBy">The command; empty when it does not say.</param>
/// <param name="Comment">What the builder noted; empty for nothing.</param>
/// <param name="IsEmptyLayer">Whether it made no layer.</param>
public sealed record BuildStep(string? Created, string CreatedBy, string Comment, bool IsEmptyLayer);
