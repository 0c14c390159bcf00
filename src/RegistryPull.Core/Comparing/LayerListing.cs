using System.Buffers.Binary;
using System.Security.Cryptography;
using RegistryPull.Archives;
using RegistryPull.Content;
using RegistryPull.Layers;

namespace RegistryPull.Comparing;

/// <summary>Lists the entries of layers, with a hash of each file's content. Each layer is read once.</summary>
/// <param name="budget">Limits what is kept.</param>
internal sealed class LayerListing(ListingBudget budget)
{
    private readonly Dictionary<Digest, IReadOnlyList<ListedEntry>> _read = [];

    /// <summary>Lists a layer.</summary>
    /// <param name="content">Opens layers.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="diffId">What it must unpack to.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="RegistryPullException">The layer cannot be had, or is malformed.</exception>
    public async Task<IReadOnlyList<ListedEntry>> ReadAsync(
        IBlobContent content, Descriptor layer, Digest diffId, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue(diffId, out var known))
        {
            return known;
        }

        var subject = TarSubject.Layer(layer);
        var opened = await content.OpenAsync(layer, cancellationToken).ConfigureAwait(false);
        var stream = await RewindableStream
            .CreateAsync(opened.Content, CompressionDetector.Length, cancellationToken)
            .ConfigureAwait(false);
        var limit = new ExpansionLimit(subject, layer.Size);
        var blocks = new TarBlocks(
            subject, LayerContent.Open(stream, subject), limit.Count, diffId, isAsynchronous: true);
        await using var closing = blocks.ConfigureAwait(false);
        var entries = await ReadAsync(subject, blocks, cancellationToken).ConfigureAwait(false);
        await blocks.FinishAsync(cancellationToken).ConfigureAwait(false);
        _read.Add(diffId, entries);
        return entries;
    }

    private async Task<List<ListedEntry>> ReadAsync(
        TarSubject subject, TarBlocks blocks, CancellationToken cancellationToken)
    {
        var reader = new TarReader(subject, blocks);
        var entries = new List<ListedEntry>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        while (await reader.NextAsync(cancellationToken).ConfigureAwait(false) is { } entry)
        {
            var path = ArchivePath.Normalise(entry.Path.Latin1)
                ?? throw subject.Malformed($"has an entry that leads out of it: {entry.Path}");
            budget.Take(path.Length + entry.Target.Latin1.Length);
            var content = await HashAsync(entry, reader, hash, cancellationToken).ConfigureAwait(false);
            entries.Add(new ListedEntry(path, Describe(entry, content)));
        }

        return entries;
    }

    private static async ValueTask<UInt128> HashAsync(
        LayerEntry entry, TarReader reader, IncrementalHash hash, CancellationToken cancellationToken)
    {
        if (entry.Kind != EntryKind.File)
        {
            return 0;
        }

        while (await reader.ContentAsync(cancellationToken).ConfigureAwait(false) is { IsEmpty: false } some)
        {
            hash.AppendData(some.Span);
        }

        return BinaryPrimitives.ReadUInt128BigEndian(hash.GetHashAndReset());
    }

    private static FileFacts Describe(LayerEntry entry, UInt128 content) => new(entry.Kind, entry.Size)
    {
        Content = content,
        Target = entry.Target.Latin1,
        Mode = entry.Attributes.Mode,
        Owner = (entry.Attributes.User, entry.Attributes.Group),
        Device = entry.Device,
    };
}
