using System.Collections.Immutable;
using RegistryPull.Exporting;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>One part of a workspace: partial files, and the journal of what they hold.</summary>
/// <param name="Output">The output that it is for, for messages.</param>
/// <param name="Content">What is written: a file or a directory.</param>
/// <param name="MigrationSource">What an earlier run left, while it is copied to another layout.</param>
/// <param name="Journal">The path of the journal.</param>
internal sealed record WorkspaceRegion(string Output, string Content, string MigrationSource, string Journal)
{
    /// <summary>Gets the size of the volumes that every file here is stored in; null for files that are stored
    /// whole.</summary>
    public long? VolumeSize { get; init; }

    /// <summary>Gets whether the next run can continue what is here.</summary>
    public bool IsWorthKeeping => File.Exists(Journal) && new FileInfo(Journal).Length > 0;

    /// <summary>Returns the path of a file on the disk.</summary>
    /// <param name="path">Its path in the plan.</param>
    public string PathOf(string path) => Combine(Content, path);

    /// <summary>Returns how a planned file is divided.</summary>
    public VolumeSetLayout LayoutOf(PlannedFile plan) => new(plan.Length, VolumeSize ?? long.MaxValue);

    /// <summary>Returns the paths of a planned file on the disk: one, or those of its volumes.</summary>
    public ImmutableArray<string> FilesOf(PlannedFile plan)
    {
        var path = PathOf(plan.Path);
        var count = (int)LayoutOf(plan).Count;
        if (VolumeSize is null)
        {
            return [path];
        }

        return [.. Enumerable.Range(0, count).Select(volume => Path.Combine(path, VolumeSetLayout.NameOf(volume)))];
    }

    /// <summary>Joins the path of a directory and a path in a plan.</summary>
    public static string Combine(string root, string path) => path.Length switch
    {
        0 => root,
        _ => Path.Combine([root, .. path.Split('/')]),
    };
}
