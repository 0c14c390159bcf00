using System.Buffers;
using RegistryPull.Repositories;

namespace RegistryPull.Inspecting;

/// <summary>Reads a repository's list of tags, page after page, to its end or its bounds.</summary>
internal static class TagList
{
    // The largest repositories of public registries have some hundred thousand tags.
    private const int MaxTags = 1_000_000;
    private const int MaxPages = 10_000;
    private const int MaxLength = 128;

    private static readonly SearchValues<char> TagCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-");

    /// <summary>All tags, each once, in no order. What is no tag by its grammar is left out: nobody could pull it, and it may be meant for a terminal.</summary>
    public static async Task<IReadOnlyCollection<string>> ReadAsync(IImageRepository repository, CancellationToken cancellationToken)
    {
        var tags = new HashSet<string>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var name = repository.Reference.Name;
        for (string? next = null; ;)
        {
            var page = await repository.GetTagsAsync(next, cancellationToken);
            tags.UnionWith(page.Tags.Where(IsTag));
            if (page.Next is null)
            {
                return tags;
            }

            if (tags.Count > MaxTags || visited.Count == MaxPages)
            {
                throw new InvalidContentException(
                    $"the list of tags of {name} has no end: gave up after {visited.Count + 1} pages and {tags.Count} tags");
            }

            if (!visited.Add(page.Next))
            {
                throw new InvalidContentException(
                    $"the list of tags of {name} goes round in a circle after {visited.Count} pages and {tags.Count} tags");
            }

            next = page.Next;
        }
    }

    // OCI distribution-spec, spec.md#pulling-manifests: [a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}.
    private static bool IsTag(string text) =>
        text.Length is > 0 and <= MaxLength && text[0] is not ('.' or '-') && !text.AsSpan().ContainsAnyExcept(TagCharacters);
}
