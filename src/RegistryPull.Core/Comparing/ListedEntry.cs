namespace RegistryPull.Comparing;

/// <summary>An entry of a layer.</summary>
/// <param name="Path">Its normal path, a character for each byte.</param>
/// <param name="Facts">What is compared of it. Of a hard link only the target is set.</param>
internal sealed record ListedEntry(string Path, FileFacts Facts);
