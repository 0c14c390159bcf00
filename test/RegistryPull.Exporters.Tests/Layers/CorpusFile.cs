using System.IO.Compression;
using NUnit.Framework;
using ZstdSharp;

namespace RegistryPull.Exporters.Tests.Layers;

/// <summary>An archive that a real program made: <c>Corpus/make</c> says how.</summary>
internal sealed record CorpusFile(string Name)
{
    /// <summary>All that are there.</summary>
    public static CorpusFile[] All { get; } =
    [
        .. from path in Directory.EnumerateFiles(Folder)
           let name = Path.GetFileName(path)
           where name.Contains(".tar", StringComparison.Ordinal)
           orderby name
           select new CorpusFile(name),
    ];

    /// <summary>Whether it is none of those, but something that a mutation found.</summary>
    public bool IsFound => Name.StartsWith("found-", StringComparison.Ordinal);

    public string FullPath => Path.Combine(Folder, Name);

    public byte[] Stored => File.ReadAllBytes(FullPath);

    private static string Folder => Path.Combine(TestContext.CurrentContext.TestDirectory, "Layers", "Corpus");

    /// <summary>The tar in it, by other code than the reader's.</summary>
    public byte[] Unpacked()
    {
        using var stored = File.OpenRead(FullPath);
        using Stream tar = Path.GetExtension(Name) switch
        {
            ".gz" => new GZipStream(stored, CompressionMode.Decompress),
            ".zst" => new DecompressionStream(stored),
            _ => stored,
        };
        var bytes = new MemoryStream();
        tar.CopyTo(bytes);
        return bytes.ToArray();
    }

    public override string ToString() => Name;
}
