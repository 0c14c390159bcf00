using System.Buffers;
using Microsoft.Win32.SafeHandles;
using RegistryPull.Content;
using RegistryPull.Exporting;
using RegistryPull.FileSystem;

namespace RegistryPull.Output;

/// <summary>Whether a file on the disk is, byte for byte, a planned one: known bytes are compared, blobs are hashed.</summary>
internal static class PlannedFileComparer
{
    public static bool IsSame(string path, PlannedFile plan, CancellationToken cancellationToken)
    {
        if (!File.Exists(path) || new FileInfo(path).Length != plan.Length)
        {
            return false;
        }

        return OutputFailure.Guard(path, () =>
        {
            using var file = File.OpenHandle(path);
            var buffer = ArrayPool<byte>.Shared.Rent(1024 * 1024);
            try
            {
                // The known bytes name all the blobs: where they differ, nothing needs to be hashed.
                return Segments(plan).All(item => item.Segment is not FileSegment.Bytes known || IsSame(file, item.Offset, known, buffer))
                    && Segments(plan).All(item => item.Segment is not FileSegment.Blob blob || IsSame(file, item.Offset, blob, buffer, cancellationToken));
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        });
    }

    private static IEnumerable<(FileSegment Segment, long Offset)> Segments(PlannedFile plan)
    {
        long offset = 0;
        foreach (var segment in plan.Segments)
        {
            yield return (segment, offset);
            offset += segment.Length;
        }
    }

    private static bool IsSame(SafeFileHandle file, long offset, FileSegment.Bytes known, byte[] buffer)
    {
        for (var rest = known.Content; !rest.IsEmpty;)
        {
            var count = RandomAccess.Read(file, buffer.AsSpan(0, Math.Min(buffer.Length, rest.Length)), offset);
            if (count == 0 || !rest.Span[..count].SequenceEqual(buffer.AsSpan(0, count)))
            {
                return false;
            }

            (rest, offset) = (rest[count..], offset + count);
        }

        return true;
    }

    private static bool IsSame(SafeFileHandle file, long offset, FileSegment.Blob blob, byte[] buffer, CancellationToken cancellationToken)
    {
        using var hash = new BlobHash(blob.Content);
        while (hash.Position < blob.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, blob.Length - hash.Position)), offset + hash.Position);
            if (count == 0)
            {
                return false;
            }

            hash.Append(buffer.AsSpan(0, count));
        }

        return hash.IsComplete();
    }
}
