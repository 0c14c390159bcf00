using System.Buffers;
using System.Collections.Immutable;
using RegistryPull.Content;
using RegistryPull.Exporting;
using RegistryPull.FileSystem;
using RegistryPull.Output.Resuming;

namespace RegistryPull.Output;

/// <summary>Compares an output with a plan: known bytes are compared, blobs are hashed.</summary>
internal static class PlanComparer
{
    /// <summary>Finds the planned files that an output lacks or has with other content.</summary>
    /// <param name="output">The path of the output. A link to it is followed; one below it is not.</param>
    /// <param name="plan">What it should be.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The files, in the order of the plan; none when the output is what the plan says.</returns>
    /// <exception cref="OutputException">The output cannot be read, or a file of it is behind a link.</exception>
    public static Task<ImmutableArray<PlannedFile>> FindDifferentAsync(
        string output, OutputPlan plan, CancellationToken cancellationToken) =>
        Task.Run(() => FindDifferent(output, plan, cancellationToken), cancellationToken);

    /// <summary>Returns whether other users cannot change planned files after they were compared. Root always
    /// can.</summary>
    public static bool IsExclusive(string output, IEnumerable<PlannedFile> files) => files
        .SelectMany(file => ExistingFile.PathsTo(output, file.Path))
        .Distinct(StringComparer.Ordinal)
        .All(WriteAccess.IsExclusive);

    // A file that another user can change may change after the comparison.
    private static ImmutableArray<PlannedFile> FindDifferent(
        string output, OutputPlan plan, CancellationToken cancellationToken) =>
        [.. plan.Files.Where(file => !IsExclusive(output, [file]) || !IsSame(output, file, cancellationToken))];

    private static bool IsSame(string output, PlannedFile plan, CancellationToken cancellationToken)
    {
        return OutputFailure.Guard(WorkspaceRegion.Combine(output, plan.Path), () =>
        {
            using var found = ExistingFile.TryOpen(output, plan.Path);
            if (found is null || RandomAccess.GetLength(found.Handle) != plan.Length)
            {
                return false;
            }

            return IsSame(
                plan, (buffer, position) => RandomAccess.Read(found.Handle, buffer, position), cancellationToken);
        });
    }

    /// <summary>Compares the bytes of a file with a plan.</summary>
    /// <param name="plan">What the file should be; as long as the file.</param>
    /// <param name="read">Reads the file.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static bool IsSame(PlannedFile plan, BytesReader read, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1024 * 1024);
        try
        {
            // The known bytes name all the blobs: where they differ, nothing needs to be hashed.
            return Segments<FileSegment.Bytes>(plan).All(item => IsSame(read, item.Offset, item.Segment, buffer))
                && Segments<FileSegment.Blob>(plan)
                    .All(item => IsSame(read, item.Offset, item.Segment, buffer, cancellationToken));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static IEnumerable<(T Segment, long Offset)> Segments<T>(PlannedFile plan)
        where T : FileSegment
    {
        long offset = 0;
        foreach (var segment in plan.Segments)
        {
            if (segment is T wanted)
            {
                yield return (wanted, offset);
            }

            offset += segment.Length;
        }
    }

    private static bool IsSame(BytesReader read, long offset, FileSegment.Bytes known, byte[] buffer)
    {
        for (var position = 0; position < known.Length;)
        {
            var wanted = (int)Math.Min(buffer.Length, known.Length - position);
            var count = read(buffer.AsSpan(0, wanted), offset + position);
            var expected = known.Content.Span.Slice(position, count);
            if (count == 0 || !expected.SequenceEqual(buffer.AsSpan(0, count)))
            {
                return false;
            }

            position += count;
        }

        return true;
    }

    private static bool IsSame(
        BytesReader read, long offset, FileSegment.Blob blob, byte[] buffer, CancellationToken cancellationToken)
    {
        using var hash = new BlobHash(blob.Content);
        hash.AppendAll(ReadBlob, buffer, cancellationToken);
        return hash.IsComplete();

        int ReadBlob(Span<byte> target, long position)
        {
            var wanted = (int)Math.Min(target.Length, blob.Length - position);
            return read(target[..wanted], offset + position);
        }
    }
}
