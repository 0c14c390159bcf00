using NUnit.Framework;

namespace RegistryPull.Archives;

[TestFixture]
internal sealed class FileRepositoryTests
{
    [TestCase("stack.tar", "localhost/stack")]
    [TestCase("dir/My Stack.tar.gz", "localhost/my-stack")]
    [TestCase("stack.tar.001", "localhost/stack")]
    [TestCase("layout/", "localhost/layout")]
    [TestCase("…", "localhost/image")]
    public void From_APath_IsARepository(string path, string expected) =>
        Assert.That(FileRepository.From(path), Is.EqualTo(expected));
}
