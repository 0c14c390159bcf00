using System.Diagnostics;
using NUnit.Framework;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Layers;

/// <summary>
/// Whatever the bytes, the reader finds sound entries or throws <see cref="InvalidContentException"/>, in little time
/// and memory.
/// </summary>
/// <remarks>
/// The bytes are mutations of the corpus. A failure names its seed and leaves the bytes in a file: what they found is
/// fixed, and the file becomes one of the corpus. <c>REGPULL_FUZZ_SECONDS</c> goes on for longer, with other seeds
/// every time.
/// </remarks>
public sealed class MutationTests
{
    private const int Runs = 1500;

    // Of all that is allocated in one run; what the reader itself keeps is two buffers.
    private const long MaxAllocated = 256L << 20;

    // Of the processor: others may use it, too.
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Read_MutatedCorpus_FindsSoundEntriesOrRefusesIt()
    {
        var mutations = new Mutations([.. CorpusFile.All.Select(static file => file.Stored)]);
        var (runs, read) = (0, 0);
        foreach (var seed in Seeds())
        {
            runs++;
            var bytes = mutations.Make(seed);
            try
            {
                read += await ReadAsync(bytes) ? 1 : 0;
            }
            catch (Exception error)
            {
                var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"found-{seed}.tar");
                await File.WriteAllBytesAsync(path, bytes);
                Assert.Fail($"seed {seed}, kept as {path}: {error}");
            }
        }

        TestContext.Out.WriteLine($"{runs} mutations, {read} of them read to the end");
        Assert.That(
            read, Is.InRange(runs / 50, runs - (runs / 50)), "mutations that break nothing or everything find nothing");
    }

    private static IEnumerable<int> Seeds()
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable("REGPULL_FUZZ_SECONDS"), out var seconds))
        {
            return Enumerable.Range(0, Runs);
        }

        var clock = Stopwatch.StartNew();
        return Enumerable.Range(Random.Shared.Next(1 << 30), 1 << 30)
            .TakeWhile(_ => clock.Elapsed.TotalSeconds < seconds);
    }

    private static async Task<bool> ReadAsync(byte[] bytes)
    {
        var (began, before) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        var entries = await EntriesAsync(LayerReading.ReadAsync(bytes));
        entries?.ForEach(CheckSound);
        var passedOver = await EntriesAsync(LayerReading.ScanAsync(bytes));
        if (
            (entries is null) != (passedOver is null) || !(entries ?? []).Select(Shown)
                .SequenceEqual((passedOver ?? []).Select(Shown)))
        {
            throw new InvalidOperationException("reads something else when it passes over the content");
        }

        var allocated = GC.GetTotalAllocatedBytes() - before;
        var used = Environment.CpuUsage.TotalTime - began;
        return used <= MaxTime && allocated <= MaxAllocated
            ? entries is not null
            : throw new InvalidOperationException($"took {used} and {allocated} bytes for {bytes.Length}");
    }

    private static async Task<List<ReadEntry>?> EntriesAsync(Task<List<ReadEntry>> reading)
    {
        try
        {
            return await reading;
        }
        catch (InvalidContentException error) when (!error.Message.Any(TerminalText.IsControlOrFormat))
        {
            return null;
        }
    }

    private static string Shown(ReadEntry read) =>
        $"{read.Entry.Kind} {read.Path} {read.Entry.Size} {read.Entry.Stored}";

    private static void CheckSound(ReadEntry read)
    {
        var entry = read.Entry;
        var isSound = IsName(entry.Path)
            && (
                entry.Kind is EntryKind.SymbolicLink or EntryKind.HardLink ? IsName(entry.Target)
                    : entry.Target == RawName.Empty)
            && (entry.Kind == EntryKind.File ? entry.Size >= 0 : entry is { Size: 0, Sparse: null })
            && (entry.Kind is EntryKind.CharacterDevice or EntryKind.BlockDevice || entry.Device == default)
            && entry.Stored == read.Content.Length
            && entry.Attributes is { Mode: >= 0 and <= 0xFFF, Modified.Nanoseconds: >= 0 and < 1_000_000_000 }
            && entry.Attributes.Extended.All(static one => !one.Name.Latin1.Contains('\0'))
            && (entry.Sparse is null || IsInOrder(entry.Sparse, entry.Size));
        if (!isSound)
        {
            throw new InvalidOperationException($"is not sound: {entry}");
        }
    }

    private static bool IsName(RawName name) => name.Latin1 is { Length: > 0 and <= 4096 } text && !text.Contains('\0');

    private static bool IsInOrder(SparseMap map, long size)
    {
        var end = 0L;
        foreach (var (offset, length) in map.Parts)
        {
            if (offset < end || length <= 0 || length > size - offset)
            {
                return false;
            }

            end = offset + length;
        }

        return true;
    }
}
