using NUnit.Framework;

namespace RegistryPull.Caching;

[TestFixture]
internal sealed class CacheLayoutTests
{
    private DirectoryInfo _folder = null!;

    private string Root => Path.Combine(_folder.FullName, "cache");

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("regpull-test-");

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    /// <summary>Makes a directory a cache, whatever else is in it.</summary>
    public static void Mark(string directory) =>
        File.WriteAllBytes(Path.Combine(directory, "index.json"), CacheMark.Index);

    [TestCase("NUL")]
    [TestCase(@"C:\cache\aux")]
    [Platform("Win", Reason = "devices")]
    public void Find_ADeviceOfWindows_IsRefused(string name) => Assert.That(
        () => CacheLayout.Find(name),
        Throws.InstanceOf<InvalidRequestException>().With.Message.Contains("is a device on Windows"));

    [Test]
    public void FindOrMake_NoDirectory_MakesALayoutThatHoldsNothing()
    {
        CacheLayout.FindOrMake(Root);

        Assert.That(
            File.ReadAllText(Path.Combine(Root, "oci-layout")), Is.EqualTo("{\"imageLayoutVersion\":\"1.0.0\"}"));
        Assert.That(File.ReadAllText(Path.Combine(Root, "index.json")), Does.Contain("\"manifests\":[]"));
        Assert.That(Directory.Exists(Path.Combine(Root, "blobs", "sha256")), Is.True);
        Assert.That(CacheLayout.Find(Root)?.Root, Is.EqualTo(Root));
    }

    [Test]
    public void Find_NoDirectoryOrAnEmptyOne_IsNoCacheYet()
    {
        Assert.That(CacheLayout.Find(Root), Is.Null);
        Assert.That(CacheLayout.Find(_folder.FullName), Is.Null);
        Assert.That(Directory.Exists(Root), Is.False);
    }

    [TestCase("ingest/x.new")]
    [TestCase("oci-layout")]
    public void FindOrMake_TheMakingWasCutShort_MakesTheRest(string left)
    {
        Write(left, "{}");

        Assert.That(CacheLayout.FindOrMake(Root).Root, Is.EqualTo(Root));
        Assert.That(CacheLayout.Find(Root), Is.Not.Null);
    }

    [TestCase("index.json", "{\"manifests\":[]}", "not a cache of regpull's")]
    [TestCase("index.json", "{\"manifests\":[{}],\"annotations\":{\"io.github.regpull.cache\":\"1\"}}", "holds images")]
    [TestCase("index.json", "no JSON", "not a cache of regpull's")]
    [TestCase("index.json/file", "", "not a cache of regpull's")]
    [TestCase("blobs/sha256/x", "", "it holds blobs")]
    [TestCase("notes.txt", "", "it holds notes.txt")]
    public void Find_WhatIsAnothers_IsRefusedAndLeft(string name, string text, string message)
    {
        Write(name, text);

        Assert.That(
            () => CacheLayout.Find(Root),
            Throws.TypeOf<InvalidRequestException>().With.Message.Contains(message).And.Message.Contains(Root));
        Assert.That(() => CacheLayout.FindOrMake(Root), Throws.TypeOf<InvalidRequestException>());
        Assert.That(File.ReadAllText(Path.Combine(Root, name)), Is.EqualTo(text));
    }

    [Test]
    public void FindOrMake_ManyAtOnce_MakeOneCache()
    {
        Parallel.For(0, 32, _ => CacheLayout.FindOrMake(Root));

        Assert.That(CacheLayout.Find(Root), Is.Not.Null);
        Assert.That(Directory.GetFileSystemEntries(new CacheFolder(Root).Ingest), Is.Empty);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
