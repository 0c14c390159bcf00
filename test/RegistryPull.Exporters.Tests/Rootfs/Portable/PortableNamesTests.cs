using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Exporters.Rootfs.Portable;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Rootfs.Portable;

[TestFixture]
internal sealed class PortableNamesTests
{
    [Test]
    public void PathOf_NamesThatDifferInCaseAlone_DifferInMore()
    {
        var names = Names(new LayerBuilder().File("readme").File("README").File("Readme"));

        Assert.That(
            new[] { "README", "Readme", "readme" }.Select(name => names.Of(name)),
            Is.EqualTo(new[] { "README", "%52eadme", "%72eadme" }));
        Assert.That(names.Changed.Keys, Is.EqualTo(new[] { "%52eadme", "%72eadme" }));
    }

    [Test]
    public void PathOf_ADirectoryAndAFileThatDifferInCaseAlone_DifferInMore()
    {
        var names = Names(new LayerBuilder().File("A").Folder("a").File("a/x"));

        Assert.That((names.Of("a"), names.Of("a/x"), names.Of("A")), Is.EqualTo(("a", "a/x", "%41")));
    }

    [Test]
    public void PathOf_SeveralThatCollideOnceMore_AreAllTold()
    {
        var names = Names(new LayerBuilder().File("ab").File("Ab").File("aB").File("AB"));

        Assert.That(new[] { "AB", "Ab", "aB", "ab" }.Select(name => names.Of(name).ToUpperInvariant()), Is.Unique);
    }

    [Test]
    public void PathOf_WhatIsBelowAChangedDirectory_IsBelowItsNewName()
    {
        var names = Names(new LayerBuilder().Folder("a:b").File("a:b/c"));

        Assert.That(names.Of("a:b/c"), Is.EqualTo("a%3Ab/c"));
        Assert.That(names.Changed.Keys, Is.EqualTo(new[] { "a%3Ab" }));
    }

    [Test]
    public void PathOf_TheNameOfTheSidecar_IsLeftToIt() =>
        Assert.That(
            Names(new LayerBuilder().File(Sidecar.Name)).Of(Sidecar.Name), Is.EqualTo("%2Eregpull-rootfs.json"));

    [Test]
    public void Changed_NothingIs_IsEmpty() =>
        Assert.That(Names(new LayerBuilder().Folder("etc").File("etc/passwd").Link("a", "b")).Changed, Is.Empty);

    private static (Func<string, string> Of, IReadOnlyDictionary<string, RawName> Changed) Names(LayerBuilder layer)
    {
        var tree = TreeText.TreeOf(layer);
        var names = new PortableNames(new RootPlan(tree), NameRules.Windows);
        return (
            path => names.PathOf(
                tree.PathsFor(new Descriptor(MediaTypes.OciLayer, Digest.Compute([]), 1)).Get(new RawName(path))),
            names.Changed);
    }
}
