using System.Formats.Tar;

namespace RegistryPull.Exporters.Tests.Rootfs;

/// <summary>A layer as bytes, written by the framework: code that is not under test.</summary>
internal sealed class TarLayer : IDisposable
{
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    private readonly MemoryStream _bytes = new();
    private readonly TarWriter _tar;

    public TarLayer() => _tar = new TarWriter(_bytes, TarEntryFormat.Pax, leaveOpen: true);

    public byte[] Build()
    {
        _tar.Dispose();
        return _bytes.ToArray();
    }

    public TarLayer Folder(string path, int mode = 0b111_101_101) => Add(TarEntryType.Directory, path, mode);

    public TarLayer File(string path, string content = "", int mode = 0b110_100_100) =>
        Add(TarEntryType.RegularFile, path, mode, content: content);

    public TarLayer Link(string path, string target) => Add(TarEntryType.SymbolicLink, path, 0b111_111_111, target);

    public TarLayer HardLink(string path, string target) => Add(TarEntryType.HardLink, path, 0b110_100_100, target);

    public TarLayer Fifo(string path) => Add(TarEntryType.Fifo, path, 0b110_100_100);

    public TarLayer Device(string path, int major, int minor)
    {
        _tar.WriteEntry(
            new PaxTarEntry(TarEntryType.CharacterDevice, path)
            {
                ModificationTime = Time,
                Mode = (UnixFileMode)0b110_110_110,
                DeviceMajor = major,
                DeviceMinor = minor,
            });
        return this;
    }

    public TarLayer File(string path, string content, DateTimeOffset time)
    {
        _tar.WriteEntry(
            new PaxTarEntry(TarEntryType.RegularFile, path)
            {
                ModificationTime = time,
                DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)),
            });
        return this;
    }

    public void Dispose()
    {
        _tar.Dispose();
        _bytes.Dispose();
    }

    private TarLayer Add(TarEntryType type, string path, int mode, string? target = null, string? content = null)
    {
        var entry = new PaxTarEntry(type, path) { ModificationTime = Time, Mode = (UnixFileMode)mode };
        if (target is not null)
        {
            entry.LinkName = target;
        }

        if (!string.IsNullOrEmpty(content))
        {
            entry.DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content));
        }

        _tar.WriteEntry(entry);
        return this;
    }
}
