using System.Text.Json;
using RegistryPull.FileSystem;

namespace RegistryPull.Caching;

/// <summary>Marks a directory as a cache of this program. Only a marked directory is pruned, so that a mistyped path
/// costs no files.</summary>
internal static class CacheMark
{
    private const string Annotation = "io.github.regpull.cache";
    private const int MaxLength = 64 * 1024;

    /// <summary><c>oci-layout</c>, which every layout has.</summary>
    public static byte[] Layout => "{\"imageLayoutVersion\":\"1.0.0\"}"u8.ToArray();

    /// <summary>Gets the <c>index.json</c> of a cache: no manifests, and the annotation that marks it.</summary>
    public static byte[] Index =>
        [
            .. "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\","u8,
            .. "\"manifests\":[],\"annotations\":{\""u8,
            .. System.Text.Encoding.ASCII.GetBytes(Annotation),
            .. "\":\"1\"}}"u8,
        ];

    /// <summary>Whether an <c>index.json</c> is that of a cache.</summary>
    /// <exception cref="InvalidRequestException">It is another layout's; the message says whose.</exception>
    public static void Require(string directory, string index)
    {
        var read = Read(index);
        if (read?.Manifests is { Length: > 0 })
        {
            throw new InvalidRequestException(
                $"{directory} holds images, for its index.json names some: an output is not a cache, name another "
                + "directory");
        }

        if (read?.Annotations?.ContainsKey(Annotation) is not true)
        {
            throw new InvalidRequestException(
                $"{directory} is not a cache of regpull's: its index.json does not say so; name another directory");
        }
    }

    private static CacheIndexJson? Read(string index)
    {
        try
        {
            if (PlainFile.Is(index) && new FileInfo(index).Length <= MaxLength)
            {
                return JsonSerializer.Deserialize(File.ReadAllBytes(index), CacheJsonContext.Default.CacheIndexJson);
            }

            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
