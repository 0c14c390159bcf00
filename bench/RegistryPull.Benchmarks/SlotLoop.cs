using BenchmarkDotNet.Attributes;
using RegistryPull.Exporting;
using RegistryPull.Output.Resuming;

namespace RegistryPull.Benchmarks;

/// <summary>Writing a buffer into a blob's slot, with its line in the journal. TMPDIR says on which file
/// system.</summary>
public class SlotLoop
{
    private const int Size = 64 << 20;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("regpull-benchmark-");
    private byte[] _buffer = [];
    private PartialJournal? _journal;
    private PartialFile? _file;
    private BlobSlot? _slot;
    private long _offset;

    [Params(64 << 10, 1 << 20)]
    public int Bytes { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _buffer = new byte[Bytes];
        var blob = new Descriptor(MediaTypes.OciLayerGzip, Digest.Compute(_buffer), Size);
        _journal = new PartialJournal(Path.Combine(_folder.FullName, "journal"));
        var region = new WorkspaceRegion("", Path.Combine(_folder.FullName, "content"), "", "");
        _file = new PartialFile(new PlannedFile("", [new FileSegment.Blob(blob)]), region, isDurable: false);
        _slot = new BlobSlot(blob, _file, new BlobExtents(blob.Digest, "", 0), _journal, static (_, _) => { });
    }

    // From the start again at the end: pages that the file has already, as in a steady stream, where the system reuses
    // them.
    [Benchmark(Description = "write a slot")]
    public void Write()
    {
        _slot!.Write(_buffer, _offset);
        _offset = (_offset + Bytes) % Size;
    }

    [GlobalCleanup]
    public void Clean()
    {
        _file?.Dispose();
        _journal?.Dispose();
        _folder.Delete(recursive: true);
    }
}
