namespace RegistryPull.FileSystem;

/// <summary>Where this program keeps what it has to remember for a user.</summary>
/// <param name="Folder">The directory; null when it remembers nothing.</param>
internal sealed record StateDirectory(string? Folder)
{
    /// <summary>The place by the system's own custom: freedesktop.org's base directories, or the local application data of Windows.</summary>
    /// <param name="variable">Looks up an environment variable.</param>
    public static StateDirectory Of(Func<string, string?> variable)
    {
        // A relative XDG_STATE_HOME is to be ignored, as the specification says.
        string? Absolute(string name) => variable(name) is { Length: > 0 } value && Path.IsPathFullyQualified(value) ? value : null;

        var state = OperatingSystem.IsWindows()
            ? Absolute("LOCALAPPDATA")
            : Absolute("XDG_STATE_HOME") ?? (Absolute("HOME") is { } home ? Path.Combine(home, ".local", "state") : null);
        return new StateDirectory(state is null ? null : Path.Combine(state, "regpull", "partials"));
    }
}
