using NUnit.Framework;

namespace RegistryPull.FileSystem;

[TestFixture]
internal sealed class DraftFileTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("regpull-draft-");

    [TearDown]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    [Test]
    public void Write_AFailureInBetween_LeavesNothing()
    {
        Assert.Throws<IOException>(() => DraftFile.Write(Named("file"), static output =>
        {
            output.WriteByte(1);
            throw new IOException("the disk is full");
        }));

        Assert.That(_folder.EnumerateFileSystemInfos(), Is.Empty);
    }

    [Test]
    public void Replace_ADirectoryHasTheName_LeavesNoDraft()
    {
        _folder.CreateSubdirectory("taken");

        Assert.That(() => DraftFile.Replace(Named("taken"), static output => output.WriteByte(1)), Throws.Exception);

        Assert.That(_folder.EnumerateFileSystemInfos().Select(static entry => entry.Name), Is.EqualTo(new[] { "taken" }));
    }

    [Test]
    public void Replace_AnEarlierFile_IsReplaced()
    {
        File.WriteAllText(Named("file"), "earlier");

        DraftFile.Replace(Named("file"), static output => output.Write("new"u8));

        Assert.That(File.ReadAllText(Named("file")), Is.EqualTo("new"));
        Assert.That(_folder.GetFiles(), Has.Length.EqualTo(1));
    }

    private string Named(string name) => Path.Combine(_folder.FullName, name);
}
