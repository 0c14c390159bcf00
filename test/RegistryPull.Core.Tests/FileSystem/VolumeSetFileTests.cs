using NUnit.Framework;

namespace RegistryPull.FileSystem;

/// <summary>Reading volumes as one file.</summary>
[TestFixture]
internal sealed class VolumeSetFileTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("regpull-test-");

    [OneTimeTearDown]
    public void Remove() => _folder.Delete(recursive: true);

    // The volumes that exist, and what a read at each volume's start gets.
    [TestCase("1 2 3", "1 2 3 -")]
    [TestCase("1 3", "1 - 3 -")]
    [TestCase("2", "- 2 - -")]
    [TestCase("", "- - - -")]
    public void Read_SomeVolumesAreMissing_ReadsTheOthers(string existing, string expected)
    {
        var path = _folder.CreateSubdirectory($"of {existing}").CreateSubdirectory(VolumeSetFile.VolumesOf(2)).FullName;
        foreach (var volume in existing.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            File.WriteAllText(Path.Combine(path, $"00{volume}"), volume + volume);
        }

        using var file = VolumeSetFile.TryOpen(path)!;

        Assert.That(
            string.Join(' ', Enumerable.Range(0, 4).Select(volume => ReadAt(file, volume * 2))), Is.EqualTo(expected));
    }

    [Test]
    public void TryOpen_NeitherAFileNorVolumes_ReturnsNull() =>
        Assert.That(VolumeSetFile.TryOpen(Path.Combine(_folder.FullName, VolumeSetFile.VolumesOf(2))), Is.Null);

    private static string ReadAt(VolumeSetFile file, long position)
    {
        var buffer = new byte[1];
        var count = file.Read(buffer, position);
        return count == 0 ? "-" : ((char)buffer[0]).ToString();
    }
}
