using System.Buffers;
using RegistryPull.Programs;

namespace RegistryPull.Registries.Credentials;

/// <summary>Finds the program that a name in a credential file stands for.</summary>
internal sealed class ProgramPath(CredentialFiles places)
{
    private const string Prefix = "docker-credential-";

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
    public string? Find(string fileName) => ProgramSearch.Find(places.ProgramFolders, FileNames(fileName));

    private string[] FileNames(string fileName)
    {
        if (OperatingSystem.IsWindows())
        {
            return [.. WindowsProgramNames.Expand(fileName, places.ProgramExtensions)];
        }

        return [fileName];
    }
}
