namespace RegistryPull.Output;

/// <summary>The names of the files that are beside an output: <c>x.tar</c> has <c>x.transfer.json</c>.</summary>
internal static class CompanionName
{
    private const string Archive = ".tar";

    /// <summary>Returns the full path of a file beside an output.</summary>
    /// <param name="output">The full path of the output.</param>
    /// <param name="ending">The ending with its dot, such as <c>.join.sh</c>.</param>
    /// <remarks>Only the ending of an archive is left out: the <c>.0</c> of <c>app-1.0</c> is a part of the
    /// name.</remarks>
    public static string For(string output, string ending)
    {
        var isArchive = Path.GetFileName(output).Length > Archive.Length
            && output.EndsWith(Archive, StringComparison.OrdinalIgnoreCase);
        if (isArchive)
        {
            return output[..^Archive.Length] + ending;
        }

        return output + ending;
    }
}
