using NUnit.Framework;

namespace RegistryPull.FileSystem;

[TestFixture]
internal sealed class FileLockTests
{
    private DirectoryInfo _folder = null!;

    private string Name => Path.Combine(_folder.FullName, "lock");

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("regpull-test-");

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    [Test]
    public void IsStillLinked_ItsName_Holds()
    {
        using var held = Open();

        Assert.That(FileLock.IsStillLinked(held), Is.True);
    }

    [Test]
    public void IsStillLinked_TheNameIsGoneOrAnothers_DoesNotHold([Values] bool isTaken)
    {
        using var held = Open();
        File.Delete(Name);
        using var other = isTaken ? Open() : null;

        Assert.That(FileLock.IsStillLinked(held), Is.False);
    }

    [Test]
    public void IsSharingViolation_HeldMadeOrGone_Holds()
    {
        using var held = Open();

        Assert.That(FileLock.IsSharingViolation(Assert.Throws<IOException>(() => Open().Dispose())!), Is.True);
        Assert.That(FileLock.IsSharingViolation(new FileNotFoundException()), Is.True);
        Assert.That(FileLock.IsSharingViolation(new DirectoryNotFoundException()), Is.False);
    }

    private static FileShare Alone => OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    private FileStream Open() => new(Name, FileMode.OpenOrCreate, FileAccess.ReadWrite, Alone);
}
