using System.Collections.Immutable;
using System.Text.Json;
using RegistryPull.Json;

namespace RegistryPull;

/// <summary>An OCI index or a Docker manifest list, with the bytes that it was read from.</summary>
/// <remarks>OCI image-spec <c>image-index.md</c>.</remarks>
public sealed class ImageIndex
{
    private ImageIndex(Descriptor descriptor, ReadOnlyMemory<byte> bytes, ImmutableArray<Descriptor> manifests) =>
        (Descriptor, Bytes, Manifests) = (descriptor, bytes, manifests);

    /// <summary>Gets what names this index.</summary>
    public Descriptor Descriptor { get; }

    /// <summary>Gets the bytes as served: what the digest is of. Never re-serialised.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Gets the entries, in the publisher's order: manifests, nested indexes, attestations.</summary>
    public ImmutableArray<Descriptor> Manifests { get; }

    /// <summary>Reads an index.</summary>
    /// <param name="descriptor">What names it; its digest is taken as checked.</param>
    /// <param name="bytes">The bytes as served.</param>
    /// <returns>The index.</returns>
    /// <exception cref="InvalidContentException">It is not a well-formed index.</exception>
    public static ImageIndex Parse(Descriptor descriptor, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var json = Document.Read(bytes.Span, DocumentJsonContext.Default.IndexJson, $"index {descriptor.Digest}");
        var manifests = Document.Descriptors(json.Manifests, $"index {descriptor.Digest}", "manifests");
        return new ImageIndex(descriptor, bytes, manifests);
    }

    /// <summary>Creates an OCI index over some manifests, for an image of which only some platforms were asked
    /// for.</summary>
    /// <param name="manifests">The entries, in order.</param>
    /// <returns>The index; equal entries give equal bytes.</returns>
    public static ImageIndex Create(ImmutableArray<Descriptor> manifests)
    {
        var json = new IndexJson
        {
            SchemaVersion = 2,
            MediaType = MediaTypes.OciIndex,
            Manifests = [.. manifests.Select(DescriptorJson.From)],
        };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(json, WrittenJson.Context.IndexJson);
        return new ImageIndex(
            new Descriptor(MediaTypes.OciIndex, Digest.Compute(bytes), bytes.Length), bytes, manifests);
    }
}
