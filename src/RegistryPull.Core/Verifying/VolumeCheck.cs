using System.Text;
using RegistryPull.Archives;
using RegistryPull.Interop;
using RegistryPull.Transfer;

namespace RegistryPull.Verifying;

/// <summary>Checks the volumes of an archive against <c>NAME.tar.sha256</c> and the transfer file.</summary>
/// <param name="first">The path of the first volume.</param>
/// <param name="findings">Gets the volumes that are missing or damaged.</param>
internal sealed class VolumeCheck(string first, FindingList findings)
{
    private const int NumberLength = 4;
    private const int MaxSums = 1024 * 1024;
    private const int SumLength = 64;

    /// <summary>Returns the path that the archive would have in one file.</summary>
    public static string WholePath(string path)
    {
        if (ArchiveVolumes.IsFirst(path))
        {
            return path[..^NumberLength];
        }

        return path;
    }

    /// <summary>Hashes the volumes that one of the files names.</summary>
    /// <param name="transfer">What the transfer file says; null without one.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>Whether all are there. Else the archive cannot be read to its end.</returns>
    public async Task<bool> RunAsync(TransferFile? transfer, CancellationToken cancellationToken)
    {
        var expected = (transfer?.Volumes ?? []).ToList();
        var sums = ReadSums().Where(sum => expected.TrueForAll(volume => volume.Name != sum.Name)).ToArray();
        expected.AddRange(sums);
        TransferVolume[] missing = [.. expected.Where(volume => !File.Exists(PathOf(volume)))];
        foreach (var volume in missing)
        {
            findings.Add(
                VerifyFindingKind.Volume, $"the volume {TerminalText.Sanitize(PathOf(volume))} is missing");
        }

        var bounds = new ParallelOptions
        {
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(expected.Except(missing), bounds, (volume, ct) =>
        {
            Check(volume, ct);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        return missing.Length == 0;
    }

    private string PathOf(TransferVolume volume) =>
        Path.Combine(Path.GetDirectoryName(first) ?? "", volume.Name);

    // A size below 0 is that of a line of checksums, which has none.
    private void Check(TransferVolume volume, CancellationToken cancellationToken)
    {
        var path = PathOf(volume);
        using var file = StoredFile.Open(path);
        if (volume.Size >= 0 && file.Length != volume.Size)
        {
            Damaged(path, $"has {file.Length} bytes, and not {volume.Size}");
            return;
        }

        if (StoredHash.Compute(file, cancellationToken).Hex != volume.Sha256)
        {
            Damaged(path, "does not match its checksum");
        }
    }

    private void Damaged(string path, string why) => findings.Add(
        VerifyFindingKind.Volume, $"the volume {TerminalText.Sanitize(path)} {why}: copy it again");

    // GNU coreutils, "sha256sum": the sum, a space, a space or an asterisk, the name.
    private IEnumerable<TransferVolume> ReadSums()
    {
        var prefix = Path.GetFileName(WholePath(first)) + ".";
        foreach (var line in ReadLines(WholePath(first) + ".sha256"))
        {
            var name = "";
            if (line.Length > SumLength + 2)
            {
                name = line[(SumLength + 2)..];
            }

            var isVolume = name.StartsWith(prefix, StringComparison.Ordinal)
                && name[prefix.Length..] is { Length: NumberLength - 1 } number
                && number.All(char.IsAsciiDigit);
            if (isVolume)
            {
                yield return new TransferVolume(name, -1, line[..SumLength].ToLowerInvariant());
            }
            else
            {
                findings.Add(
                    VerifyFindingKind.Volume,
                    $"{TerminalText.Sanitize(WholePath(first))}.sha256 has a line that names no volume of it");
            }
        }
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            if (!File.Exists(path) || new FileInfo(path).Length > MaxSums)
            {
                return [];
            }

            return File.ReadAllText(path, Encoding.UTF8).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => line.TrimEnd('\r')).ToArray();
        }
        catch (Exception error) when (SystemError.Is(error))
        {
            throw ArchiveFailure.Unreadable(path, error);
        }
    }
}
