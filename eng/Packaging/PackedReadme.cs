using System.Text.RegularExpressions;

namespace Packaging;

/// <summary>The README of the command's packages. A gallery shows it by itself, where a relative link leads
/// nowhere.</summary>
/// <param name="repository">The address of the sources; null when it is not known.</param>
/// <param name="commit">The commit that is packed.</param>
internal sealed partial class PackedReadme(string? repository, string commit)
{
    private const string GitHub = "https://github.com/";

    // nuget.org shows images of this host: https://learn.microsoft.com/nuget/nuget-org/package-readme-on-nuget-org
    private const string GitHubImages = "https://raw.githubusercontent.com/";

    /// <summary>Writes the page, beside nothing else.</summary>
    /// <param name="page">The page of the checkout.</param>
    /// <param name="folder">The folder that it is written to; made when it is missing.</param>
    /// <returns>The full path of what is to be packed.</returns>
    public string Write(string page, string folder)
    {
        var packed = Path.Combine(Directory.CreateDirectory(folder).FullName, Path.GetFileName(page));
        File.WriteAllText(packed, Rewrite(File.ReadAllText(page)));
        return packed;
    }

    /// <summary>Returns a page of the repository's top folder with absolute links. Links within the page stay, and all
    /// do where the address is not known.</summary>
    public string Rewrite(string text)
    {
        if (repository is null)
        {
            return text;
        }

        var pages = $"{repository}/blob/{commit}/";
        return Link().Replace(Image().Replace(text, Images), pages);
    }

    private string Images => repository!.StartsWith(GitHub, StringComparison.Ordinal) switch
    {
        true => $"{GitHubImages}{repository[GitHub.Length..]}/{commit}/",
        false => $"{repository}/raw/{commit}/",
    };

    // The place between the parenthesis and a relative target.
    [GeneratedRegex(@"(?<=!\[[^\]]*\]\()(?!https?:)")]
    private static partial Regex Image();

    [GeneratedRegex(@"(?<=\]\()(?!https?:|#)")]
    private static partial Regex Link();
}
