using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Caching;

/// <summary>A pull with a cache beside its output.</summary>
internal static class CachedPull
{
    public static string CachePath(this Pull pull) => Path.Combine(pull.Folder, "cache");

    public static CacheFolder Cache(this Pull pull) => new(pull.CachePath());

    /// <summary>A pull that keeps what it fetches.</summary>
    public static async Task<Pull> StartAsync(ImageFixture image, string format = "docker")
    {
        var pull = await Pull.StartAsync(image);
        pull.Format = format;
        pull.Options = pull.Options with { Cache = pull.CachePath() };
        return pull;
    }

    /// <summary>The same, with all blobs kept already, no output, and nothing asked.</summary>
    public static async Task<Pull> FilledAsync(ImageFixture image, string format = "docker", string filledBy = "docker")
    {
        var pull = await StartAsync(image, filledBy);
        await pull.RunAsync();
        pull.RemoveOutput();
        pull.Format = format;
        pull.Registry.Requests.Clear();
        pull.Progress.Notes.Clear();
        return pull;
    }

    public static void RemoveOutput(this Pull pull)
    {
        if (Directory.Exists(pull.Output))
        {
            Directory.Delete(pull.Output, recursive: true);
        }

        File.Delete(pull.Output);
    }

    /// <summary>Asserts that every blob of the cache is what its name says, and that it has these and nothing half
    /// done.</summary>
    public static void AssertCache(this Pull pull, IEnumerable<Descriptor> blobs)
    {
        var stored = pull.Cache().Blobs().ToList();
        Assert.That(
            stored.ConvertAll(static blob => Digest.Compute(File.ReadAllBytes(blob.Path)).Hex),
            Is.EqualTo(stored.ConvertAll(static blob => Path.GetFileName(blob.Path))), "damaged");
        Assert.That(
            stored.ConvertAll(static blob => $"sha256:{Path.GetFileName(blob.Path)}"),
            Is.EquivalentTo(blobs.Select(static blob => $"{blob.Digest}").Distinct()));
        Assert.That(Directory.GetFileSystemEntries(pull.Cache().Ingest), Is.Empty);
    }

    /// <summary>Asserts that an output of any format is right.</summary>
    public static void AssertOutput(this Pull pull, ImageFixture image)
    {
        switch (pull.Format)
        {
            case "oci":
                Layout.AssertDirectory(pull.Output, image);
                break;
            case "rootfs":
                Assert.That(
                    Directory.EnumerateFiles(pull.Output, "hello.txt", SearchOption.AllDirectories).Count(),
                    Is.EqualTo(image.Layers().Count));
                break;
            case "rootfs-tar":
                Assert.That(File.ReadAllBytes(pull.Output).AsSpan().IndexOf("hello.txt"u8), Is.Positive);
                break;
            default:
                Layout.AssertArchive(pull.Output, image);
                break;
        }
    }
}
