using System.Collections.Concurrent;
using System.Collections.Immutable;
using RegistryPull.Archives;
using RegistryPull.Layers;

namespace RegistryPull.Verifying;

/// <summary>Hashes blobs, and unpacks layers to compare their diff_ids. Nothing is written.</summary>
/// <param name="findings">Gets the blobs that are damaged.</param>
internal sealed class BlobCheck(FindingList findings)
{
    private readonly ConcurrentBag<ExpectedBlob> _missing = [];
    private int _count;
    private long _size;

    /// <summary>Gets the number of blobs that were hashed.</summary>
    public int Count => _count;

    /// <summary>Gets their bytes together.</summary>
    public long Size => _size;

    /// <summary>Checks blobs, as many at once as there are processors.</summary>
    /// <param name="archive">The archive that has them.</param>
    /// <param name="blobs">The blobs; each digest is checked once.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>The blobs that the archive does not have, once for each layer of an image.</returns>
    public async Task<ImmutableArray<ExpectedBlob>> RunAsync(
        ImageArchive archive, IReadOnlyCollection<ExpectedBlob> blobs, CancellationToken cancellationToken)
    {
        _missing.Clear();
        var bounds = new ParallelOptions
        {
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            CancellationToken = cancellationToken,
        };
        var distinct = blobs.GroupBy(static expected => expected.Blob.Digest)
            .Select(static same => same.FirstOrDefault(static expected => expected.DiffId is not null) ?? same.First())
            .OrderByDescending(static expected => expected.Blob.Size);
        await Parallel.ForEachAsync(
            distinct, bounds, async (blob, ct) => await CheckAsync(archive, blob, ct).ConfigureAwait(false))
            .ConfigureAwait(false);
        var missing = _missing.Select(static expected => expected.Blob.Digest).ToHashSet();
        return [.. blobs.Where(expected => missing.Contains(expected.Blob.Digest)).Distinct()];
    }

    private async Task CheckAsync(ImageArchive archive, ExpectedBlob expected, CancellationToken cancellationToken)
    {
        try
        {
            using var content = await archive.Blobs.TryOpenAsync(expected.Blob.Digest, cancellationToken)
                .ConfigureAwait(false);
            if (content is null)
            {
                _missing.Add(expected);
                return;
            }

            CheckBytes(content, expected, cancellationToken);
            await CheckDiffIdAsync(content, expected, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidContentException failure)
        {
            findings.Add(VerifyFindingKind.Blob, failure);
        }
    }

    private void CheckBytes(IStoredContent content, ExpectedBlob expected, CancellationToken cancellationToken)
    {
        var (digest, size) = (expected.Blob.Digest, expected.Blob.Size);
        if (content.Length != size)
        {
            throw Damaged(content, expected, $"has {content.Length} bytes, and not the {size} of its manifest");
        }

        var isRight = StoredHash.Matches(content, digest, cancellationToken);
        Interlocked.Increment(ref _count);
        Interlocked.Add(ref _size, size);
        if (!isRight)
        {
            throw Damaged(content, expected, "does not match its digest");
        }
    }

    private static async Task CheckDiffIdAsync(
        IStoredContent content, ExpectedBlob expected, CancellationToken cancellationToken)
    {
        if (expected.DiffId is not { } diffId)
        {
            return;
        }

        var subject = TarSubject.Layer(expected.Blob);

        // The bytes of an uncompressed layer were hashed just now: only its headers are read.
        if (expected.Blob.Digest == diffId)
        {
            await ReadToEndAsync(new StoredTarBlocks(content, subject), subject, cancellationToken)
                .ConfigureAwait(false);
            return;
        }

        var part = new StoredPart(content, 0, content.Length);
        var limit = new ExpansionLimit(subject, content.Length);
        var blocks = new TarBlocks(
            subject, LayerContent.Open(new StoredStream(part), subject), limit.Count, diffId);
        await using var closing = blocks.ConfigureAwait(false);
        await ReadToEndAsync(blocks, subject, cancellationToken).ConfigureAwait(false);
        await blocks.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task ReadToEndAsync(
        ITarBlocks blocks, TarSubject subject, CancellationToken cancellationToken)
    {
        var reader = new TarReader(subject, blocks);
        while (await reader.NextAsync(cancellationToken).ConfigureAwait(false) is not null)
        {
        }
    }

    private static InvalidContentException Damaged(IStoredContent content, ExpectedBlob expected, string why) =>
        new($"{TerminalText.Sanitize(content.Source)} is damaged: the blob {expected.Blob.Digest} of {expected.Image} "
            + $"{why}; copy it again")
        {
            Digest = expected.Blob.Digest,
        };
}
