using System.Security.Cryptography;
using RegistryPull.Exporting;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Uncompressed;

/// <summary>A layer whose uncompressed bytes are known by digest and size, and are unpacked again where they are
/// needed.</summary>
/// <param name="Source">The layer as served.</param>
/// <param name="Blob">The layer as written.</param>
internal sealed record UncompressedLayer(SpooledBlob Source, Descriptor Blob)
{
    /// <summary>Unpacks a layer once, to find its size and to verify its content.</summary>
    /// <exception cref="InvalidContentException">It cannot be decompressed, or its content does not match the
    /// <c>diff_id</c>.</exception>
    public static async Task<UncompressedLayer> MeasureAsync(
        SpooledBlob source, Descriptor blob, UnpackBudget budget, CancellationToken cancellationToken)
    {
        var layer = new UncompressedLayer(source, blob);
        long size = 0;
        await layer.ReadAsync(
            chunk =>
            {
                budget.TakeUnpacked(source.Blob, chunk.Length);
                size += chunk.Length;
                return ValueTask.CompletedTask;
            },
            cancellationToken).ConfigureAwait(false);
        return layer with { Blob = blob with { Size = size } };
    }

    /// <summary>Writes the uncompressed bytes.</summary>
    public Task WriteAsync(Stream output, CancellationToken cancellationToken) =>
        ReadAsync(chunk => output.WriteAsync(chunk, cancellationToken), cancellationToken);

    private async Task ReadAsync(Func<ReadOnlyMemory<byte>, ValueTask> consume, CancellationToken cancellationToken)
    {
        using var hash = Blob.Digest.CreateHash();
        var chunks = new ReadAhead(LayerContent.Open(Source));
        await using var disposing = chunks.ConfigureAwait(false);
        while (await NextAsync(chunks, cancellationToken).ConfigureAwait(false) is { IsEmpty: false } chunk)
        {
            hash.AppendData(chunk.Span);
            await consume(chunk).ConfigureAwait(false);
        }

        Verify(hash);
    }

    private async Task<ReadOnlyMemory<byte>> NextAsync(ReadAhead chunks, CancellationToken cancellationToken)
    {
        try
        {
            return await chunks.NextAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (DecompressionFailure.Is(error))
        {
            throw Malformed(DecompressionFailure.Reason, error);
        }
    }

    private void Verify(IncrementalHash hash)
    {
        if (Digest.FromHash(Blob.Digest.Algorithm, hash.GetHashAndReset()) != Blob.Digest)
        {
            throw Malformed($"does not unpack to what its configuration says: the diff_id {Blob.Digest}", null);
        }
    }

    private InvalidContentException Malformed(string why, Exception? cause) =>
        new($"layer {Source.Blob.Digest} {why}", cause) { Digest = Source.Blob.Digest };
}
