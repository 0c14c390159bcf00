namespace RegistryPull.Interop;

/// <summary>Finds the directories of the current user from the environment.</summary>
/// <remarks>specifications.freedesktop.org/basedir-spec for the XDG variables.</remarks>
internal static class UserDirectories
{
    /// <summary>Gets the name of the variable that holds the home directory on this system.</summary>
    public static string HomeVariable
    {
        get
        {
            if (OperatingSystem.IsWindows())
            {
                return "USERPROFILE";
            }

            return "HOME";
        }
    }

    /// <summary>Returns the home directory.</summary>
    /// <param name="variable">Looks up an environment variable.</param>
    /// <returns>The directory; null when the environment does not name it.</returns>
    public static string? Home(Func<string, string?> variable) => Value(variable, HomeVariable);

    /// <summary>Returns the directory of the user's configuration files: <c>XDG_CONFIG_HOME</c> or
    /// <c>~/.config</c>.</summary>
    /// <inheritdoc cref="Home"/>
    public static string? Configuration(Func<string, string?> variable) =>
        Value(variable, "XDG_CONFIG_HOME") ?? Below(Home(variable), ".config");

    /// <summary>Returns the path of a file or directory below another.</summary>
    /// <param name="directory">The directory; null when it is not known.</param>
    /// <param name="names">The names of the path below it.</param>
    /// <returns>The path; null when the directory is.</returns>
    public static string? Below(string? directory, params ReadOnlySpan<string> names)
    {
        if (directory is null)
        {
            return null;
        }

        return Path.Combine([directory, .. names]);
    }

    /// <summary>Returns the value of an environment variable. An empty one counts as not set.</summary>
    /// <param name="variable">Looks up an environment variable.</param>
    /// <param name="name">The name of the variable.</param>
    /// <returns>The value; null when it is not set.</returns>
    public static string? Value(Func<string, string?> variable, string name) => variable(name) switch
    {
        { Length: > 0 } value => value,
        _ => null,
    };
}
