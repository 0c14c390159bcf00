namespace RegistryPull.Output.Resuming;

/// <summary>One part of a workspace: partial files, and the journal of what they hold.</summary>
/// <param name="Output">The output that it is for, for messages.</param>
/// <param name="Content">What is written: a file or a directory.</param>
/// <param name="MigrationSource">What an earlier run left, while it is copied to another layout.</param>
/// <param name="Journal">The path of the journal.</param>
internal sealed record WorkspaceRegion(string Output, string Content, string MigrationSource, string Journal)
{
    /// <summary>Gets whether the next run can continue what is here.</summary>
    public bool IsWorthKeeping => File.Exists(Journal) && new FileInfo(Journal).Length > 0;

    /// <summary>Returns the path of a file on the disk.</summary>
    /// <param name="path">Its path in the plan.</param>
    public string PathOf(string path) => Combine(Content, path);

    /// <summary>Joins the path of a directory and a path in a plan.</summary>
    public static string Combine(string root, string path) => path.Length switch
    {
        0 => root,
        _ => Path.Combine([root, .. path.Split('/')]),
    };
}
