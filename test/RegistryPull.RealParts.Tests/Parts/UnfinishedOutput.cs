namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>What an unfinished output holds.</summary>
internal static class UnfinishedOutput
{
    /// <summary>Reads how many bytes of blobs have arrived. A reserved range counts on the disk, so the journal is what
    /// tells.</summary>
    /// <param name="workspace">Where the output is.</param>
    /// <param name="name">The name that it will have.</param>
    public static long Arrived(Workspace workspace, string name)
    {
        var journal = workspace.PathOf(Path.Combine($".{name}.regpull-partial", "journal"));
        return File.Exists(journal) ? Read(journal).Split('\n').Sum(Length) : 0;
    }

    private static string Read(string path)
    {
        using var reader = new StreamReader(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }

    // The last line may be half written.
    private static long Length(string line) => line.Split(' ') is ["held", _, _, var start, var end, ..]
        && long.TryParse(start, out var from) && long.TryParse(end.Split(':')[0], out var to) ? to - from : 0;
}
