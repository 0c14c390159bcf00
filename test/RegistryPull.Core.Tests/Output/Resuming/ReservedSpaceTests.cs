using NUnit.Framework;
using RegistryPull.FileSystem;
using RegistryPull.Testing;

namespace RegistryPull.Output.Resuming;

/// <summary>Manifests that claim more than the registry serves.</summary>
[TestFixture]
internal sealed class ReservedSpaceTests
{
    private const long Claimed = 64 * 1024 * 1024;

    [TestCase("docker")]
    [TestCase("oci-archive")]
    [TestCase("oci")]
    public async Task Pull_MoreThanTheVolumeHas_IsRefused(string format)
    {
        await using var pull = await ClaimingAsync(1L << 49, new byte[1000]);
        pull.Format = format;

        Assert.That(
            (await pull.FailAsync<OutputException>()).Message, Does.Contain("has room for").And.Contain("--output"));

        Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.Empty);
    }

    // Each file alone would fit.
    [TestCase("docker")]
    [TestCase("oci")]
    [TestCase("rootfs")]
    public async Task Pull_FilesThatTogetherAreMoreThanTheVolumeHas_AreRefusedBeforeTheFirst(string format)
    {
        await using var pull = await Pull.StartAsync();
        pull.Format = format;
        var size = Volume.FreeSpace(pull.Folder)!.Value / 8 * 5;
        Digest[] digests = [pull.Registry.AddBlob(new byte[1000]), pull.Registry.AddBlob(new byte[1001])];
        pull.PushImage([.. digests.Select(digest => Documents.Descriptor(MediaTypes.OciLayer, digest, size))]);

        Assert.That(
            (await pull.FailAsync<OutputException>()).Message, Does.StartWith(pull.Output).And.Contain("has room for"));

        Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.Empty);
        Assert.That(
            pull.Registry.Requests.Blobs.Where(request => digests.Contains(Digest.Parse(request.Route.Target))),
            Is.Empty);
    }

    [Test]
    [Platform(Include = "Linux")]
    public async Task Pull_LessThanClaimed_GivesTheRestBack([Values("docker", "oci")] string format)
    {
        const int Served = 1_000_000;
        await using var pull = await ClaimingAsync(Claimed, new byte[Served]);
        pull.Format = format;

        await pull.FailAsync<RegistryUnavailableException>();

        Assert.That(WorkspaceSize.Measure(pull.Partial, CancellationToken.None), Is.InRange(Served, 2 * Served));
    }

    [Test]
    [Platform(Include = "Linux")]
    public void Reserve_AnySize_TakesAGibibyteAtMost()
    {
        var path = Path.GetTempFileName();
        using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite))
        {
            const long Length = FileReservation.Most + (64 * 1024 * 1024);
            Assume.That(Volume.FreeSpace(path), Is.GreaterThan(Length));

            FileReservation.Reserve(file, path, Length);

            Assert.That(RandomAccess.GetLength(file), Is.EqualTo(Length));
            Assert.That(
                FileStatus.TryRead(path)?.Allocated, Is.LessThanOrEqualTo(FileReservation.Most + (1024 * 1024)));
        }

        File.Delete(path);
    }

    // Without a length in the answer, the lie shows only when the connection ends.
    private static async Task<Pull> ClaimingAsync(long size, byte[] served)
    {
        var pull = await Pull.StartAsync();
        pull.Options = pull.Options with { Retries = 0, MaxConcurrentDownloads = 1 };
        var digest = pull.Registry.AddBlob(served);
        pull.PushImage(Documents.Descriptor(MediaTypes.OciLayer, digest, size));
        pull.Registry.Faults.Add(When.Digest(digest), Faults.NoLength(), times: int.MaxValue);
        return pull;
    }
}
