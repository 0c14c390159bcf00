using System.Formats.Tar;
using System.Text;

namespace RegistryPull.Cli.Tests.Doubles;

/// <summary>Layers of small text files.</summary>
internal static class TarText
{
    public static byte[] Of(params (string Path, string Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path)
                {
                    ModificationTime = DateTimeOffset.UnixEpoch,
                    DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)),
                });
            }
        }

        return bytes.ToArray();
    }
}
