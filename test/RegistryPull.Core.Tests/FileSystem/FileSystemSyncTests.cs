using Microsoft.Win32.SafeHandles;
using NUnit.Framework;

namespace RegistryPull.FileSystem;

/// <summary>The real failures of a disk are in <c>DiskFaultTests</c> of the real parts.</summary>
[TestFixture]
[Platform(Include = "Linux")]
internal sealed class FileSystemSyncTests
{
    private const int BadDescriptor = 9;

    [Test]
    public void Flush_ADescriptorThatIsNotOpen_Throws()
    {
        using var file = new SafeFileHandle(999_999, ownsHandle: false);

        Assert.That(() => FileSystemSync.Flush(file, "/x"), Throws.TypeOf<IOException>().With.Message.Contains("/x")
            .And.Property(nameof(Exception.HResult)).EqualTo(BadDescriptor));
    }

    [Test]
    public void Flush_ADeviceThatHasNoDisk_IsDone()
    {
        using var file = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write);

        Assert.That(() => FileSystemSync.Flush(file, "/dev/null"), Throws.Nothing);
    }

    [Test]
    public void FlushDirectory_NoDirectory_Throws([Values] bool isTree)
    {
        var missing = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        Assert.That(
            () => Flush(missing, isTree),
            Throws.TypeOf<IOException>().With.Message.EqualTo($"No such file or directory: {missing}"));
    }

    [Test]
    public void FlushDirectory_ADirectory_IsDone([Values] bool isTree) =>
        Assert.That(() => Flush(Path.GetTempPath(), isTree), Throws.Nothing);

    private static void Flush(string path, bool isTree)
    {
        if (isTree)
        {
            FileSystemSync.FlushTree(path);
        }
        else
        {
            FileSystemSync.FlushDirectory(path);
        }
    }
}
