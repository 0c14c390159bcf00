namespace RegistryPull.Cli.Commands;

/// <summary>The arguments that take one of several words; completion offers these.</summary>
internal static class ArgumentNames
{
    /// <summary>A command of regpull.</summary>
    public const string Command = "COMMAND";

    /// <summary>A shell that there is a completion script for.</summary>
    public const string Shell = "SHELL";

    /// <summary>What to do with the cache.</summary>
    public const string Action = "ACTION";
}
