using System.Text.Json;
using RegistryPull.Repositories;
using RegistryPull.Transport;

namespace RegistryPull.Registries;

/// <summary>Reads a registry's answer to the question for tags.</summary>
internal static class TagsAnswer
{
    // distribution 2 sends a repository's tags on one page, however many: a hundred thousand are some 3 MB.
    private const int MaxPage = 16 * 1024 * 1024;

    /// <summary>Reads a page and disposes of the answer.</summary>
    /// <exception cref="InvalidContentException">It is none.</exception>
    public static async Task<ServedTags> ReadAsync(
        HttpResponseMessage response, Uri asked, BodyLimits limits, CancellationToken cancellationToken)
    {
        var next = NextLink.Continue(response, asked);
        var bytes = await DocumentBody.ReadAsync(response, MaxPage, limits, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidContentException($"{asked.Authority} sends more than 16 MiB of tags on one page");
        try
        {
            var json = JsonSerializer.Deserialize(bytes, TagsJsonContext.Default.TagsJson);
            return new ServedTags([.. (json?.Tags ?? []).OfType<string>()], next, bytes.Length);
        }
        catch (JsonException error)
        {
            throw new InvalidContentException(
                $"{asked.Authority} does not answer with a list of tags: a proxy or sign-in page may stand between",
                error);
        }
    }
}
