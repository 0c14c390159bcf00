using NUnit.Framework;

namespace RegistryPull.Opening;

[TestFixture]
internal sealed class ImageTextTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("regpull-test-");

    [TearDown]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    [TestCase("nginx:1.27")]
    [TestCase("file:1.0")]
    [TestCase("r:5000/app")]
    [TestCase("C:5000/app")]
    [TestCase("x.tar")]
    [TestCase(".hidden")]
    public void Parse_AReference_IsNotAPath(string text) =>
        Assert.That(ImageText.Parse(text), Is.EqualTo(new ImageText(null, text)));

    [TestCase("./missing.tar", "./missing.tar", null)]
    [TestCase("../missing.tar#a:1", "../missing.tar", "a:1")]
    [TestCase("file:./missing.tar", "./missing.tar", null)]
    [TestCase("file:/missing.tar#a#b", "/missing.tar", "a#b")]
    [TestCase(@"C:\missing.tar#a", @"C:\missing.tar", "a")]
    [TestCase("c:/missing.tar", "c:/missing.tar", null)]
    [TestCase(@"\\server\share\missing.tar", @"\\server\share\missing.tar", null)]
    [TestCase(@".\missing.tar", @".\missing.tar", null)]
    public void Parse_APathWhereNothingIs_EndsAtTheFirstHash(string text, string path, string? name) =>
        Assert.That(ImageText.Parse(text), Is.EqualTo(new ImageText(path, name)));

    [Test]
    public void Parse_SeveralPathsExist_TakesTheLongest()
    {
        var (plain, hash) = (Path.Combine(_folder.FullName, "a"), Path.Combine(_folder.FullName, "a#b"));
        File.WriteAllText(plain, "");
        File.WriteAllText(hash, "");

        Assert.That(ImageText.Parse($"{plain}#c"), Is.EqualTo(new ImageText(plain, "c")));
        Assert.That(ImageText.Parse($"{plain}#b"), Is.EqualTo(new ImageText(hash, null)));
        Assert.That(ImageText.Parse($"{plain}#b#team/app"), Is.EqualTo(new ImageText(hash, "team/app")));
    }
}
