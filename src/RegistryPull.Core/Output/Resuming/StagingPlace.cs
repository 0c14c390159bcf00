namespace RegistryPull.Output.Resuming;

/// <summary>Where planned files grow in a staging area: files, and the record of what they hold.</summary>
/// <param name="Output">The output that it is for, for messages.</param>
/// <param name="Content">What grows: a file or a directory.</param>
/// <param name="Previous">What an earlier run left, while it is brought into another layout.</param>
/// <param name="Journal">The record of what the content holds.</param>
internal sealed record StagingPlace(string Output, string Content, string Previous, string Journal)
{
    /// <summary>Whether there is something that the next run can take up.</summary>
    public bool IsWorthKeeping => File.Exists(Journal) && new FileInfo(Journal).Length > 0;

    /// <summary>Where a staged file is.</summary>
    public string PathOf(string path) => Combine(Content, path);

    public static string Combine(string root, string path) => path.Length == 0 ? root : Path.Combine([root, .. path.Split('/')]);
}
