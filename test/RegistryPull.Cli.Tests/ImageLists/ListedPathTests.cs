using NUnit.Framework;
using RegistryPull.Cli.ImageLists;

namespace RegistryPull.Cli.Tests.ImageLists;

internal sealed class ListedPathTests
{
    [TestCase("./stack.tar#team/app:1", "stack.tar#team/app:1")]
    [TestCase("file:./stack.tar", "stack.tar")]
    [TestCase("../stack.tar#app", "../stack.tar#app")]
    public void Resolve_ARelativePath_IsRelativeToTheList(string line, string expected)
    {
        var list = Path.GetFullPath("lists/images.txt");

        var resolved = ListedPath.Resolve(new ListedImage(line, 3), list);

        Assert.That(resolved.Text, Is.EqualTo(Path.Combine(Path.GetDirectoryName(list)!, expected)));
        Assert.That((resolved.IsPath, resolved.Line), Is.EqualTo((true, 3)));
    }

    [TestCase("/abs/stack.tar#app", "/abs/stack.tar#app", true)]
    [TestCase("~/stack.tar", "~/stack.tar", true)]
    [TestCase("file:/abs/stack.tar", "/abs/stack.tar", true)]
    [TestCase("nginx:1.27", "nginx:1.27", false)]
    public void Resolve_OtherPaths_StayAsTheyAre(string line, string expected, bool isPath)
    {
        var resolved = ListedPath.Resolve(new ListedImage(line, 1), "lists/images.txt");

        Assert.That((resolved.Text, resolved.IsPath), Is.EqualTo((expected, isPath)));
    }

    [Test]
    public void Resolve_StandardInput_IsRelativeToTheCurrentDirectory() =>
        Assert.That(ListedPath.Resolve(new ListedImage("./stack.tar", 1), "-").Text, Is.EqualTo("./stack.tar"));
}
