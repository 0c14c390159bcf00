using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;
using SourceFigures;

namespace RegistryPull.Source.Tests;

/// <summary>Holds the arrows between the folders of Core to the table in <c>docs/architecture.md</c>.</summary>
[TestFixture]
internal sealed class FolderTests
{
    private const string Core = "src/RegistryPull.Core";

    [Test]
    public void Folders_OfCore_AreThoseOfTheTable()
    {
        var folders = SourceTree.Read(Checkout.PathOf(Core)).Select(FolderOf).OfType<string>().Distinct();

        Assert.That(folders, Is.EquivalentTo(FolderTable.Read().Keys));
    }

    [Test]
    public void Arrows_BetweenTheFolders_AreThoseOfTheTable()
    {
        var table = FolderTable.Read();

        var others = from file in SourceTree.Read(Checkout.PathOf(Core))
                     let folder = FolderOf(file)
                     where folder is not null
                     from used in UsedBy(file, table.Keys)
                     where used != folder && !table[folder].Contains(used)
                     select $"{Path.GetRelativePath(Checkout.Root, file.Path)} uses {used}/";

        Assert.That(others, Is.Empty);
    }

    [Test]
    public void Arrows_OfTheTable_MakeNoCircle()
    {
        var table = FolderTable.Read().ToDictionary(static row => row.Key, static row => row.Value.ToHashSet());

        while (table.FirstOrDefault(static row => row.Value.Count == 0).Key is { } leaf)
        {
            table.Remove(leaf);
            foreach (var uses in table.Values)
            {
                uses.Remove(leaf);
            }
        }

        Assert.That(table.Keys, Is.Empty);
    }

    // A file at the root of Core is a public entry point: it puts the folders together.
    private static string? FolderOf(SourceFile file) =>
        Path.GetRelativePath(Checkout.PathOf(Core), file.Path).Split('/', '\\') is [var folder, _, ..] ? folder : null;

    private static IEnumerable<string> UsedBy(SourceFile file, IEnumerable<string> folders)
    {
        var names = file.Root.DescendantNodes().OfType<NameSyntax>().Select(static name => name.ToString())
            .Where(static name => name.StartsWith("RegistryPull.", StringComparison.Ordinal))
            .Select(static name => name.Split('.')[1])
            .ToHashSet();
        return folders.Where(names.Contains);
    }
}
