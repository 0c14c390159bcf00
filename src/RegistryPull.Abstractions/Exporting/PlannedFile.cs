using System.Collections.Immutable;

namespace RegistryPull.Exporting;

/// <summary>One file of an <see cref="OutputPlan"/>: a list of segments, each known bytes or a blob.</summary>
public sealed class PlannedFile
{
    /// <summary>Creates a file of an output.</summary>
    /// <param name="path">Relative to the output, parts joined by <c>/</c>; <c>""</c> for a file output itself.</param>
    /// <param name="segments">What the file consists of, in order.</param>
    /// <exception cref="ArgumentException">The path is absolute, or has an empty part, <c>.</c>, <c>..</c>, <c>\</c> or
    /// <c>:</c>.</exception>
    /// <exception cref="InvalidContentException">The file is longer than any output can be.</exception>
    public PlannedFile(string path, ImmutableArray<FileSegment> segments)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length > 0 && path.Split('/').Any(IsUnsafe))
        {
            throw new ArgumentException($"'{path}' is not a relative path inside an output", nameof(path));
        }

        Path = path;
        Segments = segments;
        Length = PlannedLength.Sum(segments);
    }

    /// <summary>Gets where the file is in the output.</summary>
    public string Path { get; }

    /// <summary>Gets what it consists of, in order.</summary>
    public ImmutableArray<FileSegment> Segments { get; }

    /// <summary>Gets its length in bytes.</summary>
    public long Length { get; }

    private static bool IsUnsafe(string part) =>
        part is "" or "." or ".." || part.AsSpan().ContainsAny('\\', ':', '\0');
}
