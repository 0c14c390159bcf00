using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Exporting;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Layers;

/// <summary>Reads layers to their end.</summary>
internal static class LayerReading
{
    /// <summary>Reads a layer, the content of its entries too.</summary>
    public static Task<List<ReadEntry>> ReadAsync(byte[] stored, Digest? diffId = null, UnpackLimits? limits = null) =>
        ReadAsync(stored, ContentAsync, diffId, limits);

    /// <summary>Reads a layer, and passes over the content of its entries.</summary>
    public static Task<List<ReadEntry>> ScanAsync(byte[] stored, Digest? diffId = null, UnpackLimits? limits = null) =>
        ReadAsync(stored, static _ => Task.FromResult(Array.Empty<byte>()), diffId, limits);

    public static Task<List<ReadEntry>> ReadAsync(TarBuilder archive) => ReadAsync(archive.Bytes);

    /// <summary>The one entry of an archive.</summary>
    public static async Task<ReadEntry> OneAsync(TarBuilder archive)
    {
        var entries = await ReadAsync(archive.End().Bytes);
        Assert.That(entries, Has.Count.EqualTo(1));
        return entries[0];
    }

    /// <summary>Sees an archive refused.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="why">What the message says.</param>
    public static Task RefusedAsync(TarBuilder archive, string why) => RefusedAsync(archive.Bytes, why);

    public static async Task RefusedAsync(byte[] stored, string why, Digest? diffId = null, UnpackLimits? limits = null)
    {
        var error = await Assert.ThrowsAsync<InvalidContentException>(
            async () => await ReadAsync(stored, diffId, limits));

        await Assert.ThrowsAsync<InvalidContentException>(async () => await ScanAsync(stored, diffId, limits));
        Assert.That(error!.Message, Does.StartWith($"layer {Digest.Compute(stored)} ").And.Contains(why));
        Assert.That(error.Message.Any(TerminalText.IsControlOrFormat), Is.False, "a message is one clean line");
    }

    private static async Task<List<ReadEntry>> ReadAsync(
        byte[] stored, Func<TarReader, Task<byte[]>> content, Digest? diffId, UnpackLimits? limits)
    {
        var layer = new Descriptor(MediaTypes.OciLayerGzip, Digest.Compute(stored), stored.Length);
        var kept = new SpooledBlob(layer, () => new MemoryStream(stored, writable: false));
        var budget = new UnpackBudget(limits ?? new UnpackLimits(), stored.Length);
        await using var blocks = new TarBlocks(
            TarSubject.Layer(layer), LayerContent.Open(kept), count => budget.TakeUnpacked(layer, count), diffId);
        var reader = new TarReader(TarSubject.Layer(layer), blocks);
        var entries = new List<ReadEntry>();
        while (await reader.NextAsync(CancellationToken.None) is { } entry)
        {
            budget.TakeEntry(layer, ScannedEntry.MemoryOf(entry));
            entries.Add(new ReadEntry(entry, await content(reader)));
        }

        await blocks.FinishAsync(CancellationToken.None);
        return entries;
    }

    private static async Task<byte[]> ContentAsync(TarReader reader)
    {
        var content = new MemoryStream();
        while (await reader.ContentAsync(CancellationToken.None) is { IsEmpty: false } some)
        {
            content.Write(some.Span);
        }

        return content.ToArray();
    }
}
