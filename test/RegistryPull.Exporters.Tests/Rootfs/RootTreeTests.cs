using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Rootfs;

/// <summary>What layers make of one another: OCI image-spec <c>layer.md</c>, and what docker, containerd and umoci do
/// where it is silent.</summary>
[TestFixture]
internal sealed class RootTreeTests
{
    private static LayerBuilder Layer => new();

    [Test]
    public void Apply_TwoLayers_AreOneTree() => Assert.That(
        TreeText.Of(Layer.Folder("etc").File("etc/a"), Layer.Folder("etc").File("etc/b")),
        Is.EqualTo(new[] { "etc/", "etc/a [0]", "etc/b [1]" }));

    [Test]
    public void Apply_MoreLayersThanRowsCanNumber_IsRefused()
    {
        var tree = new RootTree(new UnpackBudget(new UnpackLimits(), 1));
        var layer = new Descriptor(MediaTypes.OciLayer, Digest.Compute("layer"u8), 1);
        for (var i = 0; i < RootTree.MaxLayers; i++)
        {
            tree.Apply(tree.NewLayer(layer));
        }

        var error = Assert.Throws<InvalidContentException>(() => tree.Apply(tree.NewLayer(layer)));

        Assert.That(error!.Message, Does.Contain("more than 32767 layers"));
    }

    // ./a, /a, a/ and a//b/./c are spellings: Go's path.Clean.
    [TestCase("./a/b")]
    [TestCase("/a/b")]
    [TestCase("a//b/")]
    [TestCase("a/./b")]
    [TestCase("a/c/../b")]
    public void Apply_ASpelling_IsThePathItself(string path) =>
        Assert.That(TreeText.Of(Layer.Folder("a").File(path)), Is.EqualTo(new[] { "a/", "a/b [0]" }));

    [Test]
    public void Apply_WithoutItsDirectory_TheDirectoryIsImplied() =>
        Assert.That(TreeText.Of(Layer.File("a/b/c")), Is.EqualTo(new[] { "a/", "a/b/", "a/b/c [0]" }));

    [Test]
    public void Apply_AFileOverAFile_IsTheLaterOne() =>
        Assert.That(TreeText.Of(Layer.File("a"), Layer.File("a")), Is.EqualTo(new[] { "a [1]" }));

    [Test]
    public void Apply_ADirectoryOverADirectory_KeepsWhatIsInIt() =>
        Assert.That(
            TreeText.Of(Layer.Folder("a").File("a/b"), Layer.Folder("a", 0b111_000_000)),
            Is.EqualTo(new[] { "a/", "a/b [0]" }));

    [Test]
    public void Apply_AFileThatBecomesADirectoryAndBack_IsWhatItBecameLast()
    {
        Assert.That(TreeText.Of(Layer.File("a"), Layer.Folder("a").File("a/b")), Is.EqualTo(new[] { "a/", "a/b [1]" }));
        Assert.That(
            TreeText.Of(Layer.File("a"), Layer.Folder("a").File("a/b"), Layer.File("a")),
            Is.EqualTo(new[] { "a [2]" }));
    }

    [Test]
    public void Apply_TheSameNameTwiceInALayer_IsTheSecond() =>
        Assert.That(
            TreeText.Of(Layer.Folder("a").File("a/b").File("a").Link("a", "b")), Is.EqualTo(new[] { "a -> b" }));

    // --- whiteouts
    // -----------------------------------------------------------------------------------------------------

    [Test]
    public void Hide_AFile_IsGone() =>
        Assert.That(
            TreeText.Of(Layer.Folder("d").File("d/a").File("d/b"), Layer.File("d/.wh.a")),
            Is.EqualTo(new[] { "d/", "d/b [0]" }));

    [Test]
    public void Hide_ADirectory_IsGoneWithAllThatIsInIt() =>
        Assert.That(
            TreeText.Of(Layer.Folder("d").File("d/a").Folder("d/e").File("d/e/f"), Layer.File(".wh.d")), Is.Empty);

    [Test]
    public void Hide_WhatIsNotThere_IsNothing() =>
        Assert.That(TreeText.Of(Layer.File("a"), Layer.File(".wh.b").File("c/.wh.d")), Is.EqualTo(new[] { "a [0]" }));

    // Whiteouts are about the layers below, wherever in the layer they stand.
    [Test]
    public void Hide_AndMakeAnew_InEitherOrder_IsTheNewOneAlone()
    {
        string[] expected = ["d/", "d/new [1]"];
        var below = Layer.Folder("d").File("d/old");

        Assert.That(TreeText.Of(below, Layer.File(".wh.d").Folder("d").File("d/new")), Is.EqualTo(expected));
        Assert.That(TreeText.Of(below, Layer.Folder("d").File("d/new").File(".wh.d")), Is.EqualTo(expected));
    }

    [Test]
    public void Hide_InTheBase_HidesNothingOfItsOwn() =>
        Assert.That(TreeText.Of(Layer.File("a").File(".wh.a")), Is.EqualTo(new[] { "a [0]" }));

    // position of the marker in the layer | what is hidden
    // ------------------------------------+---------------------------
    // first, between, last                | all of the layers below, and nothing of the layer's own
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public void Hide_Opaque_WhereverItStands_HidesWhatLiesBelow(int position)
    {
        var above = Layer.Folder("d");
        for (var i = 0; i < 3; i++)
        {
            above = i == position ? above.File("d/.wh..wh..opq") : above.File($"d/new{i}");
        }

        Assert.That(
            TreeText.Of(Layer.Folder("d").File("d/old").Folder("d/e").File("d/e/f"), above),
            Is.EqualTo(
                new[] { "d/" }.Concat(
                    new[] { 0, 1, 2 }.Where(i => i != position).Select(static i => $"d/new{i} [1]"))));
    }

    [Test]
    public void Hide_OpaqueInTwoLayers_IsUndoneByTheOneAbove() => Assert.That(
        TreeText.Of(Layer.Folder("d").File("d/a"), Layer.File("d/.wh..wh..opq").File("d/b"), Layer.File("d/c")),
        Is.EqualTo(new[] { "d/", "d/b [1]", "d/c [2]" }));

    [TestCase(".wh..wh.plnk/1.2")]
    [TestCase(".wh..wh.aufs")]
    public void Apply_BookkeepingOfAufs_IsIgnored(string path) =>
        Assert.That(TreeText.Of(Layer.File("a"), Layer.File(path)), Is.EqualTo(new[] { "a [0]" }));

    [TestCase(".wh.")]
    [TestCase(".wh..")]
    [TestCase(".wh...")]
    [TestCase("a/.wh...")]
    public void Hide_WhatIsNoName_IsRefused(string path) =>
        AssertRefused("name that no file can have", Layer.Folder("a"), Layer.File(path));

    // --- symbolic links
    // ------------------------------------------------------------------------------------------------

    [TestCase("/usr/lib")]
    [TestCase("usr/lib")]
    [TestCase("../usr/lib")]
    [TestCase("../../../usr/lib")]
    [TestCase("/../usr/./lib/")]
    public void Apply_ThroughALinkToADirectory_LandsInIt(string target) => Assert.That(
        TreeText.Of(Layer.Folder("usr").Folder("usr/lib").Link("lib", target), Layer.File("lib/x")),
        Is.EqualTo(new[] { $"lib -> {target}", "usr/", "usr/lib/", "usr/lib/x [1]" }));

    [Test]
    public void Apply_ThroughAChainOfLinks_LandsAtItsEnd() => Assert.That(
        TreeText.Of(
            Layer.Folder("d").Link("d/e", "../c").Link("c", "/b").Link("b", "a").Folder("a"), Layer.File("d/e/x")),
        Is.EqualTo(new[] { "a/", "a/x [1]", "b -> a", "c -> /b", "d/", "d/e -> ../c" }));

    [Test]
    public void Apply_ThroughALinkToNowhere_MakesTheDirectory() => Assert.That(
        TreeText.Of(Layer.Link("var/run", "/run"), Layer.File("var/run/x")),
        Is.EqualTo(new[] { "run/", "run/x [1]", "var/", "var/run -> /run" }));

    [Test]
    public void Apply_ADirectoryOverALinkToOne_TakesItsPlace() => Assert.That(
        TreeText.Of(Layer.Folder("a").File("a/x").Link("b", "a"), Layer.Folder("b").File("b/y")),
        Is.EqualTo(new[] { "a/", "a/x [0]", "b/", "b/y [1]" }));

    [Test]
    public void Hide_ThroughALink_HidesWhereItLeads() => Assert.That(
        TreeText.Of(Layer.Folder("a").File("a/x").Link("b", "a"), Layer.File("b/.wh.x")),
        Is.EqualTo(new[] { "a/", "b -> a" }));

    [TestCase("/etc/passwd")]
    [TestCase("../../../../etc/passwd")]
    [TestCase("no/such/place")]
    [TestCase("self")]
    public void Apply_ALinkAnywhere_IsKeptAsItIs(string target) =>
        Assert.That(TreeText.Of(Layer.Link("self", target)), Is.EqualTo(new[] { $"self -> {target}" }));

    [Test]
    public void Apply_ThroughLinksInACircle_IsRefused() =>
        AssertRefused("symbolic links", Layer.Link("a", "b").Link("b", "a"), Layer.File("a/x"));

    [Test]
    public void Apply_ThroughLinksThatGrow_IsRefused()
    {
        var layer = Layer.Folder("d0");
        for (var i = 1; i <= 30; i++)
        {
            layer = layer.Link($"d{i}", $"d{i - 1}/d{i - 1}");
        }

        AssertRefused("symbolic links", layer.Link("d0/d0", ".."), Layer.File("d30/x"));
    }

    // --- hard links
    // ----------------------------------------------------------------------------------------------------

    [Test]
    public void Apply_AHardLink_IsOneMoreNameOfTheFile() =>
        Assert.That(TreeText.Of(Layer.File("a").HardLink("b", "a")), Is.EqualTo(new[] { "a [0]", "b = a" }));

    [Test]
    public void Apply_AHardLinkIntoALowerLayer_IsOneMoreNameOfItsFile() =>
        Assert.That(TreeText.Of(Layer.File("a"), Layer.HardLink("b", "/a")), Is.EqualTo(new[] { "a [0]", "b = a" }));

    [Test]
    public void Apply_AHardLinkOfAHardLink_IsAThirdName() =>
        Assert.That(
            TreeText.Of(Layer.File("a").HardLink("b", "a").HardLink("c", "b")),
            Is.EqualTo(new[] { "a [0]", "b = a", "c = a" }));

    [Test]
    public void Apply_TheFileOfAHardLinkIsReplacedLater_TheLinkKeepsTheOldOne() =>
        Assert.That(
            TreeText.Of(Layer.File("a").HardLink("b", "a"), Layer.File("a")), Is.EqualTo(new[] { "a [1]", "b [0]" }));

    [Test]
    public void Apply_TheFileOfAHardLinkIsHiddenLater_TheLinkKeepsIt() =>
        Assert.That(
            TreeText.Of(Layer.File("a").HardLink("b", "a"), Layer.File(".wh.a")), Is.EqualTo(new[] { "b [0]" }));

    [Test]
    public void Apply_RenamedByALinkAndAWhiteout_InEitherOrder_IsTheFileUnderItsNewName()
    {
        Assert.That(
            TreeText.Of(Layer.File("a"), Layer.HardLink("b", "a").File(".wh.a")), Is.EqualTo(new[] { "b [0]" }));
        Assert.That(
            TreeText.Of(Layer.File("a"), Layer.File(".wh.a").HardLink("b", "a")), Is.EqualTo(new[] { "b [0]" }));
    }

    [Test]
    public void Apply_AHardLinkToALink_IsTheLinkItself() =>
        Assert.That(TreeText.Of(Layer.Link("a", "/x").HardLink("b", "a")), Is.EqualTo(new[] { "a -> /x", "b = a" }));

    [Test]
    public void Apply_AHardLinkThroughALink_FindsTheFile() => Assert.That(
        TreeText.Of(Layer.Folder("usr/lib").File("usr/lib/a").Link("lib", "usr/lib").HardLink("b", "lib/a")),
        Is.EqualTo(new[] { "b [0]", "lib -> usr/lib", "usr/", "usr/lib/", "usr/lib/a = b" }));

    // docker and containerd set what the link's header says; a scanner that looks at our tree must see what they would
    // run.
    [Test]
    public void Apply_AHardLinkWithAnotherMode_ChangesTheFileItself()
    {
        var tree = TreeText.TreeOf(Layer.File("a").HardLink("b", "a", 0b100_111_101_101));

        Assert.That(
            tree.Root.SortedChildren().Select(static entry => entry.Leaf.Attributes.Mode),
            Is.EqualTo([0b100_111_101_101, 0b100_111_101_101]));
    }

    [TestCase("none", "not there")]
    [TestCase("d/none", "not there")]
    [TestCase("none/none", "not there")]
    [TestCase("d", "a directory")]
    [TestCase("/", "a directory")]
    public void Apply_AHardLinkToNoFile_IsRefused(string target, string why) =>
        AssertRefused(why, Layer.Folder("d").HardLink("b", target));

    // docker and GNU tar leave the time of a symbolic link: what the header of a hard link says is not about it.
    [Test]
    public void Apply_AHardLinkToALink_LeavesItsTime()
    {
        var tree = TreeText.TreeOf(Layer
            .Link("a", "/x").With(static known => known with { Modified = new FileTime(1, 2), User = 3 })
            .HardLink("b", "a").With(static known => known with { Modified = new FileTime(5, 6), User = 7 }));

        var attributes = tree.Root.SortedChildren().First().Leaf.Attributes;
        Assert.That(
            (attributes.Modified, attributes.User, attributes.Mode),
            Is.EqualTo((new FileTime(1, 2), 7u, 0b111_111_111)));
    }

    // The file was there when the builder made the link.
    [Test]
    public void Apply_AHardLinkToAFileInADirectoryThatIsHidden_InEitherOrder_IsTheFile()
    {
        var below = Layer.Folder("d").Folder("d/e").File("d/e/a");

        Assert.That(TreeText.Of(below, Layer.File(".wh.d").HardLink("b", "d/e/a")), Is.EqualTo(new[] { "b [0]" }));
        Assert.That(TreeText.Of(below, Layer.HardLink("b", "d/e/a").File(".wh.d")), Is.EqualTo(new[] { "b [0]" }));
    }

    [Test]
    public void Apply_AHardLinkToAFileInADirectoryThatIsHiddenAndMadeAgain_IsTheFile() => Assert.That(
        TreeText.Of(Layer.Folder("d").File("d/a"), Layer.File(".wh.d").Folder("d").HardLink("d/b", "d/a")),
        Is.EqualTo(new[] { "d/", "d/b [0]" }));

    [Test]
    public void Apply_AHardLinkToWhatAnEarlierLayerHid_IsRefused() =>
        AssertRefused("not there", Layer.Folder("d").File("d/a"), Layer.File(".wh.d"), Layer.HardLink("b", "d/a"));

    [Test]
    public void Apply_LinksThatRepeatAttributes_KeepsEachOnce()
    {
        var tree = TreeText.TreeOf(Layer
            .File("a").With(static known => Attributed(known, "user.a", "user.b")).HardLink("b", "a")
            .With(static known => Attributed(known, "user.b", "user.c")));

        Assert.That(
            tree.Root.SortedChildren().First().Leaf.Attributes.Extended.Select(static one => one.Name.Latin1),
            Is.EqualTo(new[] { "user.a", "user.b", "user.c" }));
    }

    // --- what is too much
    // ----------------------------------------------------------------------------------------------

    [Test]
    public void Apply_DirectoriesThatNoEntryDescribes_CountAsEntries() => Assert.That(
        () => TreeText.TreeOf(new UnpackLimits { MaxEntries = 2 }, Layer.File("a/b/c/d")),
        Throws.TypeOf<InvalidContentException>()
            .With.Message.Contains("more than 2 files and directories (--max-entries)"));

    // 220 entries of 4 kB paths name 450,000 directories, from 6 kB of gzip.
    [Test]
    public void Apply_ThousandsOfDirectoriesForEachEntry_IsRefused() =>
        AssertRefused("names of files and directories", Enumerable.Range(0, 40).Aggregate(Layer, Deep));

    [Test]
    public void Apply_AFewDirectoriesForEachEntry_AreAccepted()
    {
        var layer = Enumerable.Range(0, 20_000).Aggregate(Layer, static (layer, i) => layer.File($"{i}/a/b/c/file"));

        Assert.That(new RootPlan(TreeText.TreeOf(layer)).Directories.Count(), Is.EqualTo(80_001));
    }

    // They took 5.9 GB when each stored its path.
    [Test]
    public void Apply_ManyDeepDirectories_StoresEachNameOnce()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var layer = Enumerable.Range(0, 30).Aggregate(Layer, Deep);

        var plan = new RootPlan(TreeText.TreeOf(layer));

        var taken = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.That(plan.Directories.Count(), Is.EqualTo(60_001));
        Assert.That(taken / 60_000, Is.LessThan(250), "bytes a directory");
        GC.KeepAlive(plan);
    }

    [Test]
    public void Apply_APathThatLinksMakeTooLong_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("d/", 1200));

        AssertRefused("more than 4096 bytes", Layer.Link("l", deep), Layer.File($"l/{deep}x"));
    }

    // Each path leads through 40 links of 1,000 parts: 2.6 ms of CPU time an entry, if nothing counted them.
    [Test]
    public void Apply_LinksOnTheWay_AreCounted()
    {
        var layer = Enumerable.Range(1, 39).Aggregate(
            Layer.Folder("d").Link("l0", "d"), static (layer, i) =>
                layer.Link($"l{i}", string.Concat(Enumerable.Repeat("./", 2000)) + $"l{i - 1}"));
        var many = Enumerable.Range(0, 2000).Aggregate(layer, static (layer, i) => layer.File($"l39/{i}"));

        AssertRefused("steps through directories and links", many);
    }

    [Test]
    public void Apply_LongPaths_AreCounted()
    {
        var many = Enumerable.Range(0, 60_000).Aggregate(
            Layer, static (layer, i) => layer.File($"{string.Concat(Enumerable.Repeat("a/", 1990))}{i % 2}/{i / 2}"));

        AssertRefused("steps through directories and links", many);
    }

    [Test]
    public void Apply_MarksThatMeetManyFiles_AreCounted()
    {
        var layer = Enumerable.Range(0, 11_000).Aggregate(Layer, static (layer, i) => layer.File($"d/{i}"));
        layer = Enumerable.Range(0, 10_000).Aggregate(layer, static (layer, _) => layer.File("d/.wh..wh..opq"));

        AssertRefused("steps through directories and links", layer);
    }

    // --- how it is stored
    // ----------------------------------------------------------------------------------------------

    // An image may name a layer again. What links made of its files before stays as it was.
    [Test]
    public void ApplyCopy_ALayerThatComesAgain_MakesOtherFilesThanTheFirstTime()
    {
        var budget = new UnpackBudget(new UnpackLimits(), 1);
        var tree = new RootTree(budget);
        var layer = Layer.File("a", mode: 0b110_100_100).Sparse(new SparsePart(0, 0)).Build(tree, budget);

        tree.ApplyCopy(layer);
        tree.Apply(Layer.HardLink("b", "a", mode: 0b110_000_000).Build(tree, budget));
        tree.Apply(layer);

        Assert.That(TreeText.Of(tree), Is.EqualTo(new[] { "a [2]", "b [0]" }));
        Assert.That(
            tree.Root.SortedChildren().Select(static entry => entry.Attributes.Mode),
            Is.EqualTo([0b110_100_100, 0b110_000_000]));
        Assert.That(tree.Root.SortedChildren().Select(static entry => entry.Leaf.Sparse), Has.All.Not.Null);
    }

    // Objects took 546 bytes a file. A row of a path, one of an entry and a name are about 90.
    [Test]
    public void Apply_ManyFiles_TakeLittleMemoryEach()
    {
        const int Files = 50_000;
        var budget = new UnpackBudget(new UnpackLimits(), 1);
        var tree = new RootTree(budget);
        var layer = Layer;
        for (var number = 0; number < Files; number++)
        {
            layer.File($"directory/file-{number}", size: number);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        tree.Apply(layer.Build(tree, budget));
        var size = new RootPlan(tree).Size;

        Assert.That(
            (GC.GetAllocatedBytesForCurrentThread() - before) / Files,
            Is.LessThan(180),
            "with what is garbage afterwards");
        Assert.That(size, Is.EqualTo((long)Files * (Files - 1) / 2));
    }

    // --- what does not fit
    // ---------------------------------------------------------------------------------------------

    [TestCase("../x")]
    [TestCase("/../x")]
    [TestCase("a/../../x")]
    [TestCase("..")]
    public void Apply_APathOutOfTheRoot_IsRefused(string path)
    {
        AssertRefused("out of the root", Layer.File(path));
        AssertRefused("out of the root", Layer.File("a").HardLink("b", path));
        AssertRefused("out of the root", Layer.File($"{path}/.wh.a"));
    }

    [Test]
    public void Apply_BelowAFile_IsRefused() =>
        AssertRefused("goes through a, which is not a directory", Layer.File("a"), Layer.File("a/b"));

    [Test]
    public void Apply_AFileForTheRoot_IsRefused() => AssertRefused("the root", Layer.Link("./", "/etc"));

    private static EntryAttributes Attributed(EntryAttributes known, params string[] names) =>
        known with
        {
            Extended = [.. names.Select(static name => new ExtendedAttribute(new RawName(name), new byte[] { 1 }))],
        };

    // A path of 4 kB that names 2,000 directories.
    private static LayerBuilder Deep(LayerBuilder layer, int index)
    {
        var directory = (char)('0' + index);
        return layer.File(string.Concat(Enumerable.Repeat($"{directory}/", 2000)) + "x");
    }

    private static void AssertRefused(string why, params LayerBuilder[] layers) =>
        Assert.That(
            () => TreeText.Of(layers),
            Throws.TypeOf<InvalidContentException>().With.Message.Contains(why).And.Property("Digest").Not.Null);
}
