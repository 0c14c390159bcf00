using System.Collections.Immutable;

namespace RegistryPull.Pushing;

/// <summary>Makes the names of images in the registry that they are pushed to. Pure.</summary>
/// <remarks>
/// <code>
/// image                          | options                       | name below the prefix
/// -------------------------------+-------------------------------+---------------------------
/// docker.io/library/nginx:1.27   |                               | library/nginx:1.27
/// docker.io/library/nginx:1.27   | --keep-host                   | docker.io/library/nginx:1.27
/// localhost:5000/team/app:1      | --keep-host                   | localhost-5000/team/app:1
/// docker.io/library/nginx:1.27   | --map docker.io/library=hub   | hub/nginx:1.27
/// ./app.tar#sha256:…             | --tag team/app:1              | team/app:1
/// </code>
/// </remarks>
internal static class TargetName
{
    /// <summary>Returns the path of an image below the prefix.</summary>
    public static string PathOf(ImageReference image, bool keepsHost, ImmutableArray<PushMapping> mappings)
    {
        var mapping = mappings
            .Where(mapping => Covers(mapping.From, image.Name))
            .MaxBy(static mapping => mapping.From.Length);
        return mapping switch
        {
            { } found => Join(found.To, image.Name[found.From.Length..].TrimStart('/')),
            null when keepsHost => Join(PathOfHost(image.Registry), image.Repository),
            null => image.Repository,
        };
    }

    /// <summary>Returns the name of a path in a registry.</summary>
    /// <exception cref="InvalidRequestException">There is no such name.</exception>
    public static ImageReference Create(PushTarget target, string path, string? tag)
    {
        var full = Join(target.Prefix, path);
        var text = $"{target.Registry.Name}/{full}:{tag}".TrimEnd(':');
        if (!IsPath(full) || !ImageReference.TryParse(text, out var name))
        {
            throw new InvalidRequestException(
                $"'{TerminalText.Sanitize(text)}' is not the name of an image (--map, --tag)");
        }

        // Without a tag the image is named by its digest, and not by "latest".
        return tag switch
        {
            null => name.AsRepository,
            _ => name,
        };
    }

    /// <summary>Reads a name that was typed: <c>REPOSITORY[:TAG]</c>, below the prefix.</summary>
    /// <exception cref="InvalidRequestException">It is not one.</exception>
    public static ImageReference Parse(PushTarget target, string text)
    {
        return text.Split(':') switch
        {
            _ when text.Contains('@', StringComparison.Ordinal) => throw NoName(target, text),
            [{ Length: > 0 } path] => Create(target, path, "latest"),
            [{ Length: > 0 } path, { Length: > 0 } tag] => Create(target, path, tag),
            _ => throw NoName(target, text),
        };
    }

    /// <summary>Returns whether a text can be the path of a repository, or a part of it.</summary>
    public static bool IsPath(string text) =>
        ImageReference.TryParse($"registry.invalid/{text}", out var name) && name.Repository == text;

    private static InvalidRequestException NoName(PushTarget target, string text) =>
        new($"'{TerminalText.Sanitize(text)}' is not a name below {target}: write REPOSITORY[:TAG] (--tag)");

    private static bool Covers(string from, string name) =>
        name.StartsWith(from, StringComparison.Ordinal) && (name.Length == from.Length || name[from.Length] == '/');

    // A repository's path has neither colons nor the brackets of an IPv6 address.
    private static string PathOfHost(string host) =>
        string.Concat(host.Where(static letter => letter is not ('[' or ']'))).Replace(':', '-').Trim('-');

    private static string Join(string first, string second) => (first, second) switch
    {
        ("", _) => second,
        (_, "") => first,
        _ => $"{first}/{second}",
    };
}
