using NUnit.Framework;
using RegistryPull.Layers;

namespace RegistryPull.Comparing;

[TestFixture]
internal sealed class FileTreeTests
{
    // layers: entries separated by blanks, "/" at the end is a directory, "a>b" a symbolic link, "a=b" a hard link
    [TestCase("a b", "+a +b")]
    [TestCase("a b|.wh.a", "+b")]
    [TestCase("d/ d/a d/b|.wh.d", "")]
    [TestCase("d/ d/a d/b|d/.wh..wh..opq", "+d")]
    [TestCase("d/ d/a|d/c d/.wh..wh..opq", "+d +d/c", TestName = "Apply_AnOpaqueMarkBehindItsSibling_KeepsTheSibling")]
    [TestCase("a|a .wh.a", "+a", TestName = "Apply_AMarkBesideItsName_KeepsTheLayersOwn")]
    [TestCase("d/ d/a|d", "+d", TestName = "Apply_AFileInPlaceOfADirectory_RemovesWhatWasInIt")]
    [TestCase("d/ d/a|d/", "+d +d/a")]
    [TestCase(
        "usr/ usr/lib/ lib>usr/lib|lib/x",
        "+lib +usr +usr/lib +usr/lib/x",
        TestName = "Apply_APathThroughALink_FollowsIt")]
    [TestCase(
        "usr/lib/x lib>/usr/lib|lib/.wh.x",
        "+lib +usr +usr/lib",
        TestName = "Apply_AMarkThroughAnAbsoluteLink_FollowsIt")]
    [TestCase("a>a|a/x", "+a +x", TestName = "Apply_ALinkInACircle_Ends")]
    [TestCase(".wh..wh.plnk/ .wh..wh.plnk/1 a", "+a", TestName = "Apply_AufsBookkeeping_IsIgnored")]
    [TestCase("up>../../.. a|up/b", "+a +b +up", TestName = "Apply_ALinkAboveTheRoot_StaysInIt")]
    public void Apply_Layers_LeaveOneTree(string layers, string expected) =>
        Assert.That(Compare("", layers), Is.EqualTo(expected));

    [TestCase("a:1 b:2", "a:1 b:3 c:1", "~b +c")]
    [TestCase("a:1 b:2", "a:1", "-b")]
    [TestCase("a:1|h=a", "a:2|h=a", "~a ~h")]
    [TestCase("a:1 h=a|a:2", "a:2 h:1", "", TestName = "Compare_AHardLinkWhoseTargetIsReplaced_KeepsItsContent")]
    [TestCase("l>a", "l>b", "~l")]
    [TestCase("a:1", "a/", "~a")]
    public void Compare_TwoImages_ListsWhatDiffers(string before, string after, string expected) =>
        Assert.That(Compare(before, after), Is.EqualTo(expected));

    [Test]
    public void Apply_DirectoriesInThousandsOfLevels_AreRefused() =>
        Assert.That(
            () => Tree(string.Join('/', Enumerable.Repeat("d", 3000))),
            Throws.TypeOf<InvalidContentException>().With.Message.Contains("levels"));

    [Test]
    public void Take_TooManyCharacters_IsRefused() =>
        Assert.That(() => new ListingBudget().Take(int.MaxValue), Throws.TypeOf<InvalidContentException>());

    private static string Compare(string before, string after)
    {
        var changes = new TreeComparison(new ListingBudget()).Compare(Tree(before), Tree(after));
        return string.Join(' ', changes.Select(static change => Mark(change.Kind) + change.Path));
    }

    private static char Mark(FileChangeKind kind) => kind switch
    {
        FileChangeKind.Added => '+',
        FileChangeKind.Removed => '-',
        _ => '~',
    };

    private static FileTree Tree(string layers)
    {
        var tree = new FileTree(new ListingBudget());
        foreach (var layer in layers.Split('|'))
        {
            tree.Apply([.. layer.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Entry)]);
        }

        return tree;
    }

    private static ListedEntry Entry(string text)
    {
        if (text.EndsWith('/'))
        {
            return new ListedEntry(text[..^1], FileFacts.ImpliedDirectory);
        }

        if (text.Split('>') is [var link, var target])
        {
            return new ListedEntry(link, new FileFacts(EntryKind.SymbolicLink, 0) { Target = target });
        }

        if (text.Split('=') is [var hard, var linked])
        {
            return new ListedEntry(hard, new FileFacts(EntryKind.HardLink, 0) { Target = linked });
        }

        var (path, content) = text.Split(':') is [var name, var number] ? (name, UInt128.Parse(number)) : (text, 0);
        return new ListedEntry(path, new FileFacts(EntryKind.File, 10) { Content = content });
    }
}
