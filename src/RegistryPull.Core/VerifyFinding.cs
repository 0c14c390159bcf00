namespace RegistryPull;

/// <summary>Something that is wrong with an archive.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Message">One line for the user.</param>
/// <param name="Digest">The blob; null when it is not about a blob.</param>
public sealed record VerifyFinding(VerifyFindingKind Kind, string Message, Digest? Digest = null);
