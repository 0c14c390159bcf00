namespace RegistryPull.Archives;

/// <summary>Names in an archive: parts joined by <c>/</c>, without a slash at either end.</summary>
internal static class ArchivePath
{
    /// <summary>Returns a name without <c>.</c>, <c>..</c> and superfluous slashes.</summary>
    /// <param name="name">A name from outside.</param>
    /// <returns>The name, empty for the top itself; null when it leads out of the archive.</returns>
    public static string? Normalise(string name)
    {
        var parts = new List<string>();
        foreach (var part in name.Split('/'))
        {
            switch (part)
            {
                case "" or ".":
                    break;

                case ".." when parts.Count == 0:
                    return null;

                case "..":
                    parts.RemoveAt(parts.Count - 1);
                    break;

                default:
                    parts.Add(part);
                    break;
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>Returns where a symbolic link leads.</summary>
    /// <param name="link">The normal name of the link.</param>
    /// <param name="target">The target as the link has it.</param>
    /// <returns>The normal name; null when it leads out of the archive.</returns>
    public static string? Follow(string link, string target)
    {
        if (target.StartsWith('/'))
        {
            return null;
        }

        var folder = link[..(link.LastIndexOf('/') + 1)];
        return Normalise(folder + target);
    }
}
