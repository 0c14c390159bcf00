using System.Buffers;

namespace RegistryPull.Registries.Credentials;

/// <summary>Finds the program that a name in a credential file stands for.</summary>
/// <remarks>The search is our own: Windows would look into the current directory first, where a stranger's program may
/// lie.</remarks>
internal sealed class ProgramPath(CredentialFiles places)
{
    private const string Prefix = "docker-credential-";

    private const UnixFileMode Executable =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    /// <summary>The program's file name, for messages.</summary>
    /// <exception cref="InvalidRequestException">The name could lead somewhere else.</exception>
    public static string FileName(string name, string origin)
    {
        if (name.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            throw new InvalidRequestException($"{origin} names a credential helper '{TerminalText.Sanitize(name)}': "
                + "expected letters, digits, '.', '_' and '-' alone");
        }

        return Prefix + name;
    }

    /// <summary>Where the program is.</summary>
    /// <returns>Null when it is in none of the absolute directories of <c>PATH</c>.</returns>
    public string? Find(string fileName)
    {
        var names = FileNames(fileName);
        return places.ProgramFolders.SelectMany(
            folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(IsProgram);
    }

    private string[] FileNames(string fileName)
    {
        if (OperatingSystem.IsWindows())
        {
            return [.. WindowsProgramNames.Expand(fileName, places.ProgramExtensions)];
        }

        return [fileName];
    }

    private static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Executable) != 0);
}
