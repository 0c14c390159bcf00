namespace RegistryPull.Cli.Reporting;

/// <summary>A path in the JSON of <c>regpull diff --json --files</c>.</summary>
/// <param name="Change"><c>added</c>, <c>changed</c> or <c>removed</c>.</param>
/// <param name="Path">The path, without a slash at its start.</param>
/// <param name="OldSize">The bytes of the earlier file; null when there is none.</param>
/// <param name="NewSize">The bytes of the later file; null when there is none.</param>
internal sealed record FileChangeReport(string Change, string Path, long? OldSize, long? NewSize)
{
    public static FileChangeReport From(FileChange change) =>
        new(change.Kind.ToString().ToLowerInvariant(), change.Path, change.OldSize, change.NewSize);
}
