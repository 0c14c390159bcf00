namespace RegistryPull.Interop;

/// <summary>A file or layout in the current directory that has the name of an image. A text without <c>./</c> is a
/// reference, whatever is there: a user who meant the file needs a hint.</summary>
internal static class LocalArchive
{
    private const string LayoutMark = "oci-layout";

    /// <summary>Returns whether a text, typed as an image, is the name of a file or an OCI layout.</summary>
    public static bool Exists(string name) => File.Exists(name) || File.Exists(Path.Combine(name, LayoutMark));

    /// <summary>Returns how a file is named, as the end of a message.</summary>
    /// <param name="name">The name of the file.</param>
    public static string Hint(string name) => Hint(name, name);

    /// <summary>Returns the end of the message about a text that cannot be a reference: <c>App.tar</c>,
    /// <c>app.tar#nginx</c>.</summary>
    /// <param name="typed">The text.</param>
    /// <returns>The hint behind a semicolon; empty when there is no such file.</returns>
    public static string EndingFor(string typed)
    {
        var name = typed.Split('#')[0];
        if (Exists(name))
        {
            return $"; {Hint(name, typed)}";
        }

        return "";
    }

    private static string Hint(string name, string typed) =>
        TerminalText.Sanitize($"for the file {name} in this directory, write ./{typed}");
}
