using RegistryPull.Interop;

namespace RegistryPull.Archives;

/// <summary>Names the repository of images that an archive gives no repository for, after the file.</summary>
internal static class FileRepository
{
    // podman's name for images without a registry. Docker Hub's would claim that they come from there.
    private const string Registry = "localhost/";

    private static readonly string[] Endings =
        [".001", ".gz", ".zst", ".tgz", ".tzst", ".tar", ".oci", ".docker"];

    /// <summary>Returns the repository.</summary>
    /// <param name="path">The path of the archive.</param>
    /// <returns><c>localhost/NAME</c>.</returns>
    public static string From(string path)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(WorkingDirectory.Resolve(path)));
        foreach (var ending in Endings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                name = name[..^ending.Length];
            }
        }

        var characters = name.ToLowerInvariant().Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '-');
        var repository = Registry + string.Concat(characters).Trim('-');
        if (ImageReference.TryParse(repository, out _))
        {
            return repository;
        }

        return Registry + "image";
    }
}
