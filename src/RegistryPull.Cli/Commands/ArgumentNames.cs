namespace RegistryPull.Cli.Commands;

/// <summary>The arguments that completion knows: words, files, images.</summary>
internal static class ArgumentNames
{
    /// <summary>A command of regpull.</summary>
    public const string Command = "COMMAND";

    /// <summary>A shell that there is a completion script for.</summary>
    public const string Shell = "SHELL";

    /// <summary>What to do with the cache.</summary>
    public const string Action = "ACTION";

    /// <summary>An archive or layout.</summary>
    public const string Path = "PATH";

    /// <summary>An image of a registry or an archive.</summary>
    public const string Image = "IMAGE";

    /// <summary>An image, or all of an archive, that is compared.</summary>
    public const string Old = "OLD";
}
