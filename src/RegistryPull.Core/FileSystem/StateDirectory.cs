namespace RegistryPull.FileSystem;

/// <summary>The directory where this program keeps what it has to remember for a user.</summary>
/// <param name="Folder">The directory; null when nothing is remembered.</param>
internal sealed record StateDirectory(string? Folder)
{
    /// <summary>Finds it: by freedesktop.org's base directories, or in the local application data of Windows.</summary>
    /// <param name="variable">Looks up an environment variable.</param>
    public static StateDirectory Find(Func<string, string?> variable) =>
        new(Base(variable) switch
        {
            { } folder => Path.Combine(folder, "regpull", "partials"),
            _ => null,
        });

    private static string? Base(Func<string, string?> variable)
    {
        if (OperatingSystem.IsWindows())
        {
            return Absolute(variable("LOCALAPPDATA"));
        }

        var home = Absolute(variable("HOME"));
        return Absolute(variable("XDG_STATE_HOME")) ?? (home is null ? null : Path.Combine(home, ".local", "state"));
    }

    // A relative XDG_STATE_HOME is ignored, as the specification demands.
    private static string? Absolute(string? value)
    {
        if (Path.IsPathFullyQualified(value ?? ""))
        {
            return value;
        }

        return null;
    }
}
