namespace RegistryPull;

/// <summary>A path that differs between two root file systems.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="Path">The path, without a slash at its start.</param>
/// <param name="OldSize">The bytes of the earlier file; null when there is none.</param>
/// <param name="NewSize">The bytes of the later file; null when there is none.</param>
public sealed record FileChange(FileChangeKind Kind, string Path, long? OldSize, long? NewSize);
