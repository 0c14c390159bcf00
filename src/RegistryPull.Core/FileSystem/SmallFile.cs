namespace RegistryPull.FileSystem;

/// <summary>Reads a small file of an output that is added to.</summary>
internal static class SmallFile
{
    private const int MaxLength = 4 * 1024 * 1024;

    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return FileStatus.Of(path) is null or { IsOrdinary: true } && new FileInfo(path).Length <= MaxLength
                ? await File.ReadAllBytesAsync(path, cancellationToken)
                : throw new OutputException($"{path} is larger than 4 MiB or no plain file, which is not what it should be");
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            throw new OutputException($"{path} cannot be read: {TerminalText.Sanitize(error.Message)}", error);
        }
    }
}
