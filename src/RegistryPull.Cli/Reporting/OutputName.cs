namespace RegistryPull.Cli.Reporting;

/// <summary>How an output is named to a script: as it was typed; a default name is short where the script stands.</summary>
internal static class OutputName
{
    public static string? Of(string? typed, string? fullPath) => fullPath is null ? null : typed ?? Shorten(fullPath);

    private static string Shorten(string fullPath) =>
        Path.GetDirectoryName(fullPath) == Environment.CurrentDirectory ? Path.GetFileName(fullPath) : fullPath;
}
