using System.Globalization;
using System.Text;
using RegistryPull.FileSystem;

namespace RegistryPull.Output;

/// <summary>Remembers which directories this program made, so that <c>--force</c> removes no others.</summary>
/// <remarks>
/// A root file system holds the image's files alone, so the directory itself has no mark of this program. A small file
/// for each is in the user's state directory: its path, and when it was made. See <c>docs/decisions/0033</c>.
/// </remarks>
/// <param name="stateDirectory">The user's state directory; without one, nothing is remembered.</param>
internal sealed class OutputRecords(StateDirectory stateDirectory)
{
    // Longer than any path that a system takes.
    private const int MaxLength = 64 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Records a directory that was made. A failure to record is ignored: the directory is then not
    /// replaced.</summary>
    public void Add(string output)
    {
        try
        {
            if (PathOf(output) is { } record)
            {
                MakeFolder(Path.GetDirectoryName(record)!);
                File.WriteAllText(record, Describe(output));
            }
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            // The output is complete.
        }
    }

    /// <summary>Returns whether a directory is one that was made, and not another that took its place.</summary>
    public bool Contains(string output)
    {
        try
        {
            return PathOf(output) is { } record && new FileInfo(record) is { Exists: true, Length: <= MaxLength }
                && File.ReadAllText(record) == Describe(output);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            return false;
        }
    }

    private string? PathOf(string output)
    {
        string? state = null;
        if (stateDirectory.Folder is { } folder)
        {
            state = Path.GetDirectoryName(folder);
        }

        if (state is null)
        {
            return null;
        }

        return Path.Combine(state, "outputs", Digest.Compute(Encoding.UTF8.GetBytes(output)).Hex);
    }

    // The framework has no time of creation for volumes that store none: it would change with the content.
    private static string Describe(string output)
    {
        var identity = FileStatus.TryRead(output)?.Identity;
        var made = identity switch
        {
            null => Directory.GetCreationTimeUtc(output).Ticks,
            _ => 0,
        };
        return string.Create(CultureInfo.InvariantCulture, $"{identity} {made} {output}");
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            // Other users must not see which images this user pulls.
            Directory.CreateDirectory(folder, OwnerOnly);
        }
    }
}
