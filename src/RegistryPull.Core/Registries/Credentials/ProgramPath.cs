using System.Buffers;

namespace RegistryPull.Registries.Credentials;

/// <summary>From the name in a credential file to the program that it stands for.</summary>
/// <remarks>The search is our own: Windows would look into the current directory first, where a stranger's program may lie.</remarks>
internal sealed class ProgramPath(CredentialFiles places)
{
    private const string Prefix = "docker-credential-";
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    /// <summary>The program's file name, for messages.</summary>
    /// <exception cref="InvalidRequestException">The name could lead somewhere else.</exception>
    public static string FileName(string name, string origin) => name.AsSpan().ContainsAnyExcept(NameCharacters)
        ? throw new InvalidRequestException($"{origin} names a credential helper '{TerminalText.Sanitize(name)}': expected letters, digits, '.', '_' and '-' alone")
        : Prefix + name;

    /// <summary>Where it lies.</summary>
    /// <exception cref="AccessDeniedException">It is in none of the directories of <c>PATH</c>.</exception>
    public string Find(string fileName, string origin)
    {
        var file = OperatingSystem.IsWindows() && !fileName.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? fileName + ".exe" : fileName;
        return places.ProgramFolders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(IsProgram)
            ?? throw new AccessDeniedException($"{origin} wants the credential helper {fileName}, which is not on PATH: install it, or name another file with --authfile");
    }

    private static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Executable) != 0);
}
