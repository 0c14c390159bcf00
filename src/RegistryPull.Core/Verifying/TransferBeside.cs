using RegistryPull.Archives;
using RegistryPull.Interop;
using RegistryPull.Transfer;

namespace RegistryPull.Verifying;

/// <summary>The transfer file beside an archive.</summary>
/// <param name="Path">Its path.</param>
/// <param name="File">What it says.</param>
internal sealed record TransferBeside(string Path, TransferFile File)
{
    // More transfers than this in one directory are not searched.
    private const int MaxFiles = 1000;

    /// <summary>Reads the transfer file of an archive.</summary>
    /// <param name="archive">The path of the archive, without the number of a volume.</param>
    /// <param name="findings">Gets why it cannot be read.</param>
    /// <returns>The file; null when there is none, or it cannot be read.</returns>
    public static TransferBeside? Read(string archive, FindingList findings)
    {
        var path = TransferName.PathFor(System.IO.Path.TrimEndingDirectorySeparator(archive));
        if (!System.IO.File.Exists(path))
        {
            return null;
        }

        try
        {
            return new TransferBeside(path, TransferFormat.Read(ReadBytes(path), TerminalText.Sanitize(path)));
        }
        catch (InvalidContentException failure)
        {
            findings.Add(VerifyFindingKind.Transfer, failure.Message);
            return null;
        }
    }

    /// <summary>Returns the transfers that this one builds on and that are not in the same directory, by the SHA-256 of
    /// their transfer files.</summary>
    public IReadOnlyCollection<string> FindMissing()
    {
        if (File.BuildsOn.IsEmpty)
        {
            return [];
        }

        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        var present = Directory.EnumerateFiles(folder, "*.transfer.json").Take(MaxFiles).Select(HashOf);
        return [.. File.BuildsOn.Except(present, StringComparer.Ordinal)];
    }

    private static string HashOf(string path)
    {
        try
        {
            return Digest.Compute(ReadBytes(path)).Hex;
        }
        catch (InvalidContentException)
        {
            // What cannot be read is not the one that is looked for.
            return "";
        }
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            if (new FileInfo(path).Length > TransferFormat.MaxLength)
            {
                throw new InvalidContentException(
                    $"{TerminalText.Sanitize(path)} is not a transfer file: it has more than 64 MiB");
            }

            return System.IO.File.ReadAllBytes(path);
        }
        catch (Exception error) when (SystemError.Is(error))
        {
            throw ArchiveFailure.Unreadable(path, error);
        }
    }
}
