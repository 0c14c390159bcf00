using System.Text.RegularExpressions;

namespace RegistryPull.Cli.ImageLists;

/// <summary>Distinguishes a YAML file from a list.</summary>
internal static partial class ListFormat
{
    private static readonly string[] YamlEndings = [".yaml", ".yml", ".json"];

    /// <summary>Returns whether a file is YAML: by its ending, else by its content.</summary>
    /// <param name="name">The path of the file; <c>-</c> for standard input.</param>
    /// <param name="text">Its content.</param>
    public static bool IsYaml(string name, string text) =>
        YamlEndings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)
        || text.AsSpan().TrimStart() is ['{' or '[', ..]
        || YamlLine().IsMatch(text);

    // A line of a list may be "image:1.0", so the colon of YAML has a space or the line's end behind it.
    [GeneratedRegex(
        @"^(?:---|[ \t]*(?:-[ \t]+)*[""']?image[""']?[ \t]*:)(?:[ \t\r]|$)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex YamlLine();
}
