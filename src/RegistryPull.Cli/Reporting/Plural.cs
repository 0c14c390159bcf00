using System.Globalization;

namespace RegistryPull.Cli.Reporting;

/// <summary>Writes a count with its noun.</summary>
internal static class Plural
{
    /// <summary>Returns <c>1 blob</c> or <c>2 blobs</c>.</summary>
    public static string Format(int count, string noun) => count switch
    {
        1 => $"1 {noun}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}s"),
    };
}
