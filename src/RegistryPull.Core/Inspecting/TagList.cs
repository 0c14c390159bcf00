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

    // A million tags of the longest names, and what JSON adds to them.
    private const long MaxBytes = 160L * 1024 * 1024;

    private static readonly SearchValues<char> TagCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-");

    /// <summary>Reads all tags, each once, in no order. What is not a tag by its grammar is left out: it could not be
    /// pulled, and it may be meant for a terminal.</summary>
    public static async Task<IReadOnlyCollection<string>> ReadAsync(
        IImageRepository repository, CancellationToken cancellationToken)
    {
        var tags = new HashSet<string>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var size = 0L;
        for (string? next = null; ;)
        {
            var page = await repository.GetTagsAsync(next, cancellationToken).ConfigureAwait(false);
            tags.UnionWith(page.Tags.Where(IsTag));
            size += page.Size;
            if (page.Next is null)
            {
                return tags;
            }

            var isEndless = tags.Count > MaxTags || visited.Count == MaxPages || size > MaxBytes;
            if (isEndless || !visited.Add(page.Next))
            {
                var (what, pages) = DescribeLoop(visited.Count, isEndless);
                throw new InvalidContentException(
                    $"the list of tags of {repository.Reference.AsRepository.Familiar} {what}: "
                    + $"gave up after {pages} pages, {tags.Count} tags and {size} bytes");
            }

            next = page.Next;
        }
    }

    private static (string What, int Pages) DescribeLoop(int visited, bool isEndless)
    {
        if (isEndless)
        {
            return ("has no end", visited + 1);
        }

        return ("goes round in a circle", visited);
    }

    // OCI distribution-spec, spec.md#pulling-manifests: [a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}.
    private static bool IsTag(string text) =>
        text.Length is > 0 and <= MaxLength
            && text[0] is not ('.' or '-')
            && !text.AsSpan().ContainsAnyExcept(TagCharacters);
}
