using System.Text;
using RegistryPull.Exporters.Layers;
using RegistryPull.Exporters.Rootfs;

namespace RegistryPull.Exporters.Tests.Rootfs;

/// <summary>A layer as a list of entries, for what does not care how they were written.</summary>
internal sealed class LayerBuilder
{
    private readonly List<LayerEntry> _entries = [];

    public ScannedLayer Build() => new(new Descriptor(MediaTypes.OciLayer, Digest.Of(Encoding.UTF8.GetBytes($"{_entries.Count}")), 1), _entries);

    public LayerBuilder File(string path, long size = 0, int mode = 0b110_100_100) => Add(EntryKind.File, path, "", mode, size);

    public LayerBuilder Folder(string path, int mode = 0b111_101_101) => Add(EntryKind.Directory, path, "", mode, 0);

    public LayerBuilder Link(string path, string target) => Add(EntryKind.SymbolicLink, path, target, 0b111_111_111, 0);

    public LayerBuilder HardLink(string path, string target, int mode = 0b110_100_100) => Add(EntryKind.HardLink, path, target, mode, 0);

    public LayerBuilder Fifo(string path) => Add(EntryKind.Fifo, path, "", 0b110_100_100, 0);

    /// <summary>Bytes as they are, each a character.</summary>
    private LayerBuilder Add(EntryKind kind, string path, string target, int mode, long size)
    {
        _entries.Add(new LayerEntry
        {
            Kind = kind,
            Path = new RawName(path),
            Target = new RawName(target),
            Attributes = new EntryAttributes { Mode = mode },
            Size = size,
        });
        return this;
    }
}
