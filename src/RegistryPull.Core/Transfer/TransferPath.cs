using RegistryPull.Interop;

namespace RegistryPull.Transfer;

/// <summary>Reads the file of a transfer or a lock that a user names.</summary>
internal static class TransferPath
{
    /// <summary>Reads all of the file.</summary>
    /// <param name="path">The path as typed.</param>
    /// <exception cref="InvalidRequestException">It cannot be read.</exception>
    /// <exception cref="InvalidContentException">It is longer than any transfer file.</exception>
    public static byte[] Read(string path)
    {
        var full = WorkingDirectory.Resolve(path);
        try
        {
            if (new FileInfo(full).Length > TransferFormat.MaxLength)
            {
                throw new InvalidContentException($"{path} is not a lock or transfer file: it has more than 64 MiB");
            }

            return File.ReadAllBytes(full);
        }
        catch (Exception error) when (Directory.Exists(full) && SystemError.Is(error))
        {
            throw new InvalidRequestException($"{path} is a directory: name a file", error);
        }
        catch (Exception error) when (SystemError.Is(error))
        {
            throw new InvalidRequestException($"{path} cannot be read: {SystemError.Describe(error)}", error);
        }
    }
}
