using NUnit.Framework;

namespace RegistryPull.Programs;

[TestFixture]
[Platform(Exclude = "Win", Reason = "the paths of these tests are Unix paths")]
internal sealed class ProgramSearchTests
{
    [Test]
    public void Folders_RelativeOnes_AreLeftOut() =>
        Assert.That(ProgramSearch.Folders(".:bin::/usr/bin:../x:/bin"), Is.EqualTo(new[] { "/usr/bin", "/bin" }));

    [Test]
    public void Folders_NoPath_AreNone() => Assert.That(ProgramSearch.Folders(null), Is.Empty);

    [Test]
    public void Find_AFileThatIsNotExecutable_IsPassedOver()
    {
        var folders = new[]
        {
            Directory.CreateTempSubdirectory("regpull-path-"), Directory.CreateTempSubdirectory("regpull-path-"),
        };
        try
        {
            var paths = folders.Select(static folder => Path.Combine(folder.FullName, "tool")).ToArray();
            Array.ForEach(paths, static path => File.WriteAllText(path, ""));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(paths[1], UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }

            Assert.That(
                ProgramSearch.Find(folders.Select(static folder => folder.FullName), ["tool"]), Is.EqualTo(paths[1]));
        }
        finally
        {
            Array.ForEach(folders, static folder => folder.Delete(recursive: true));
        }
    }
}
