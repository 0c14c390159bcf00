using System.Text;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>Records where outputs were begun, so that a forgotten one can be found: a small file each, in the user's
/// state directory. Errors are ignored.</summary>
internal sealed class PartialRecords(StateDirectory state)
{
    // Longer than any path that a system takes.
    private const int MaxLength = 64 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Gets which directories were made and are complete.</summary>
    public OutputRecords Finished { get; } = new(state);

    /// <summary>Records an output.</summary>
    public void Add(string output) => Try(output, static (record, path) =>
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(record)!);
        }
        else
        {
            // Other users must not see which images this user pulls.
            Directory.CreateDirectory(Path.GetDirectoryName(record)!, OwnerOnly);
        }

        File.WriteAllText(record, path);
    });

    /// <summary>Removes the record of an output.</summary>
    public void Remove(string output) => Try(output, static (record, _) => File.Delete(record));

    /// <summary>Returns the recorded outputs.</summary>
    public IReadOnlyList<string> Outputs()
    {
        try
        {
            if (state.Folder is { } folder && Directory.Exists(folder))
            {
                return [.. new DirectoryInfo(folder).EnumerateFiles().Select(Read).OfType<string>()];
            }

            return [];
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            return [];
        }
    }

    // A record is named by the digest of its content. Any other file was not written by this program.
    private static string? Read(FileInfo record)
    {
        try
        {
            return ReadUnguarded(record);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            // The record of a pull that has just ended, or of another user.
            return null;
        }
    }

    private static string? ReadUnguarded(FileInfo record)
    {
        var isPlain = FileStatus.TryRead(record.FullName) is null or { IsFile: true };
        if (!isPlain || record.Length > MaxLength)
        {
            return null;
        }

        var output = File.ReadAllText(record.FullName);
        if (Path.IsPathFullyQualified(output) && record.Name == NameOf(output))
        {
            return output;
        }

        return null;
    }

    private static string NameOf(string output) => Digest.Compute(Encoding.UTF8.GetBytes(output)).Hex;

    private void Try(string output, Action<string, string> act)
    {
        try
        {
            if (state.Folder is { } folder)
            {
                act(Path.Combine(folder, NameOf(output)), output);
            }
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            // The output is still found in its own directory.
        }
    }
}
