using System.Collections.Immutable;

namespace RegistryPull.Exporting;

/// <summary>Every byte of an output: its files, and what each consists of. A plan is data; to make one reads and writes
/// nothing.</summary>
public sealed class OutputPlan
{
    /// <summary>Creates the plan of an output.</summary>
    /// <param name="files">At least one file, in the order in which a stream carries them and in which an existing
    /// directory gets them: a file that leads to others, such as an index, comes last.</param>
    /// <exception cref="ArgumentException">There is no file, two have one path, or a path leads through another
    /// file.</exception>
    /// <exception cref="InvalidContentException">The files together are longer than any output can be.</exception>
    public OutputPlan(ImmutableArray<PlannedFile> files)
    {
        if (files.IsDefaultOrEmpty)
        {
            throw new ArgumentException("an output has at least one file", nameof(files));
        }

        RequireDistinctPaths(files);
        Files = files;
        Length = PlannedLength.Sum(files);
        Blobs = [.. files.SelectMany(static file => file.Segments).OfType<FileSegment.Blob>()
            .Select(static segment => segment.Content).DistinctBy(static blob => blob.Digest)];
    }

    /// <summary>Gets the files, in the order of the plan.</summary>
    public ImmutableArray<PlannedFile> Files { get; }

    /// <summary>Gets the length of all files in bytes.</summary>
    public long Length { get; }

    /// <summary>Gets the blobs that the output needs, each digest once, in the order of the plan.</summary>
    public ImmutableArray<Descriptor> Blobs { get; }

    /// <summary>Messages about the output that are not errors, one line each: what a reader of it has to
    /// know.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Gets whether the plan makes one file, whose path is <c>""</c>, or a directory.</summary>
    public OutputKind Kind => Files switch
    {
        [{ Path: "" }] => OutputKind.File,
        _ => OutputKind.Directory,
    };

    private static void RequireDistinctPaths(ImmutableArray<PlannedFile> files)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        if (Array.Find([.. files], file => !paths.Add(file.Path)) is { } repeated)
        {
            throw new ArgumentException($"the plan has '{repeated.Path}' twice", nameof(files));
        }

        if (Array.Find([.. files], file => Parents(file.Path).Any(paths.Contains)) is { } inside)
        {
            throw new ArgumentException($"the plan has '{inside.Path}' inside another file", nameof(files));
        }
    }

    // The output itself, whose path is empty, contains every other path.
    private static IEnumerable<string> Parents(string path)
    {
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }

        if (path.Length > 0)
        {
            yield return "";
        }
    }
}
