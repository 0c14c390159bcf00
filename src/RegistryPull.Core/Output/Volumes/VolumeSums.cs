using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace RegistryPull.Output.Volumes;

/// <summary>The checksums of a set of volumes, read back from the disk.</summary>
/// <param name="Volumes">The volumes with their final paths.</param>
/// <param name="Sha256">The SHA-256 of all bytes together.</param>
internal sealed record VolumeSums(ImmutableArray<PulledVolume> Volumes, Digest Sha256)
{
    private const int BufferSize = 1024 * 1024;

    /// <summary>Reads and hashes volumes.</summary>
    /// <param name="files">Where the volumes are now, and which path each gets.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="IOException">A volume cannot be read.</exception>
    public static VolumeSums Compute(
        IReadOnlyCollection<(string File, string Path)> files, CancellationToken cancellationToken)
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ImmutableArray<PulledVolume> volumes = [.. files.Select(file => Read(file, whole, cancellationToken))];
        return new VolumeSums(volumes, ToDigest(whole));
    }

    /// <summary>Returns the text that <c>sha256sum --check</c> reads: a line for each volume.</summary>
    /// <remarks>Names with a line's end or a backslash are escaped as GNU coreutils do:
    /// https://www.gnu.org/software/coreutils/manual/html_node/cksum-output-modes.html.</remarks>
    public byte[] ToBytes() =>
        Encoding.UTF8.GetBytes(string.Concat(Volumes.Select(static volume => Line(volume))));

    private static string Line(PulledVolume volume)
    {
        var name = Path.GetFileName(volume.Path);
        var escaped = name.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal);
        var mark = escaped == name ? "" : "\\";
        return $"{mark}{volume.Sha256.Hex}  {escaped}\n";
    }

    private static PulledVolume Read(
        (string File, string Path) volume, IncrementalHash whole, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = new FileStream(volume.File, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        long size = 0;
        for (int count; (count = file.Read(buffer)) > 0; size += count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, count);
            whole.AppendData(buffer, 0, count);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return new PulledVolume(volume.Path, size, ToDigest(hash));
    }

    private static Digest ToDigest(IncrementalHash hash) => Digest.FromHash("sha256", hash.GetHashAndReset());
}
