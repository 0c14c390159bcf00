using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Exporters.Rootfs.Linux;
using RegistryPull.Interop;
using RegistryPull.Layers;
using RegistryPull.Testing;

namespace RegistryPull.Exporters.Tests.Rootfs.Linux;

/// <summary>
/// What the writer asks of Linux, and in which order, as the user 1000 whose umask is 022.
/// <code>
/// of a file         | call
/// ------------------+---------------------------------------------------------------
/// the user's own    | no chown
/// another's         | chown first, because it clears setuid and capabilities
/// attributes        | setxattr before chmod, because the owner has to be able to write
/// permissions       | chmod only where creation did not give them
/// time              | last, because everything changes it
/// </code>
/// </summary>
[TestFixture]
internal sealed class LinuxRootWriterTests : IDisposable
{
    private const uint Me = 1000;

    private FakeLinuxDirectory _system = null!;

    private static LayerBuilder Layer => new();

    [SetUp]
    public void CreateSystem() => _system = new FakeLinuxDirectory();

    public void Dispose() => _system.Dispose();

    [Test]
    public void Write_AFileOfTheUser_IsCreatedWithItsPermissions()
    {
        Write(Layer.File("a", 5).With(Own));

        Assert.That(_system.Calls, Does.Not.Contain("chown a 1000:1000").And.No.Member("chmod a 644"));
        Assert.That(Of("a"), Is.EqualTo(new[] { "create a 644", "pwrite a 5@0", "utimens a 7.000000008", "close a" }));
    }

    [Test]
    public void Write_AFileOfAnother_IsGivenAwayBeforeAllElse()
    {
        Write(
            Layer.File("a", 0, 0b100_111_101_101).With(static known => Attributed(known) with { User = 5, Group = 6 }));

        Assert.That(Of("a"), Is.EqualTo(new[]
        {
            "create a 755", "chown a 5:6", "setxattr a user.x=value", "chmod a 4755", "utimens a 0.000000000",
            "close a",
        }));
    }

    // moby/moby#47962: setxattr(2) of a file that its owner may not write is refused to everybody but root.
    [Test]
    public void Write_AttributesOfAReadOnlyFile_AreSetWhileItCanBeWritten()
    {
        Write(Layer.File("a", 0, 0b100_100_100).With(static known => Attributed(Own(known))));

        Assert.That(
            Of("a"),
            Is.EqualTo(
                new[]
                {
                    "create a 644", "setxattr a user.x=value", "chmod a 444", "utimens a 7.000000008", "close a",
                }));
    }

    [Test]
    public void Write_AttributesOfAReadOnlyDirectory_AreSetBeforeItsPermissions()
    {
        Write(Layer.Folder("d", 0b101_101_101).With(static known => Attributed(Own(known))));

        Assert.That(
            Of("d"),
            Is.EqualTo(new[] { "mkdir d 700", "setxattr d user.x=value", "chmod d 555", "utimens d 7.000000008" }));
    }

    [TestCase(0b110_100_100, ExpectedResult = null, Description = "allowed by the mask")]
    [TestCase(0b110_110_110, ExpectedResult = "chmod a 666", Description = "taken away by the mask")]
    [TestCase(0b010_111_101_101, ExpectedResult = "chmod a 2755", Description = "not given by creation")]
    public string? Write_Permissions_AreChangedWhereCreationDidNotGiveThem(int mode)
    {
        Write(Layer.File("a", 0, mode).With(Own));

        return Of("a").SingleOrDefault(static call => call.StartsWith("chmod", StringComparison.Ordinal));
    }

    // Otherwise a program of the image would run as the user who pulled it.
    [TestCase(0b100_111_101_101)]
    [TestCase(0b010_111_101_101)]
    [TestCase(0b110_111_101_101)]
    public void Write_SetuidOfAnOwnerThatCannotBeGiven_IsNotSet(int mode)
    {
        _system.Errors["chown"] = LinuxError.NotPermitted;

        var note = Write(
            Layer.File("a", 0, mode).With(static known => known with { User = 5 }).Folder("d", mode)
                .With(static known => known with { User = 5 }));

        Assert.That(
            _system.Calls.Where(static call => call.StartsWith("chmod", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "chmod d 755", "chmod . 755" }));
        Assert.That(note, Does.Contain("owners (3)").And.Contain("setuid and setgid of files with another owner (2)"));
    }

    [Test]
    public void Write_StickyOfAnOwnerThatCannotBeGiven_IsSet()
    {
        _system.Errors["chown"] = LinuxError.NotPermitted;

        var note = Write(Layer.Folder("d", 0b001_111_111_111).With(static known => known with { User = 5 }));

        Assert.That(_system.Calls, Does.Contain("chmod d 1777"));
        Assert.That(note, Does.Not.Contain("setuid"));
    }

    [TestCase("setxattr", LinuxError.NotPermitted, "extended attributes (1)")]
    [TestCase("setxattr", LinuxError.AccessDenied, "extended attributes (1)")]
    [TestCase("setxattr", LinuxError.NotSupported, "extended attributes (1)")]
    [TestCase("setxattr", LinuxError.NoSpace, "extended attributes (1)")]
    [TestCase("setxattr", LinuxError.QuotaExceeded, "extended attributes (1)")]
    [TestCase("setxattr", LinuxError.TooBig, "extended attributes (1)")]
    [TestCase("setxattr", LinuxError.OutOfRange, "extended attributes (1)")]
    [TestCase("setxattr", LinuxError.NameTooLong, "extended attributes (1)")]
    [TestCase("chown", LinuxError.NotPermitted, "owners (6)")]
    [TestCase("chown", LinuxError.Invalid, "owners (6)")]
    [TestCase("chmod", LinuxError.NotPermitted, "permissions (4)")]
    [TestCase("utimens", LinuxError.NotPermitted, "times (6)")]
    [TestCase("mknod", LinuxError.NotPermitted, "devices (2)")]
    [TestCase("symlink", LinuxError.NotPermitted, "symbolic links (1)")]
    public void Write_WhatCannotBePreserved_IsCountedAndNotAFailure(string call, LinuxError error, string expected)
    {
        _system.Errors[call] = error;

        Assert.That(Write(Everything), Does.Contain(expected));
    }

    [TestCase("create", LinuxError.NoSpace)]
    [TestCase("create", LinuxError.Exists)]
    [TestCase("pwrite", LinuxError.NoSpace)]
    [TestCase("pwrite", LinuxError.QuotaExceeded)]
    [TestCase("ftruncate", LinuxError.NoSpace)]
    [TestCase("mkdir", LinuxError.NoSpace)]
    [TestCase("link", LinuxError.NoSpace)]
    [TestCase("symlink", LinuxError.NoSpace)]
    [TestCase("mknod", LinuxError.NoSpace)]
    [TestCase("chown", LinuxError.QuotaExceeded)]
    [TestCase("chmod", (LinuxError)5)]
    [TestCase("setxattr", (LinuxError)5)]
    public void Write_AnyOtherFailure_IsOneWithItsPath(string call, LinuxError error)
    {
        _system.Errors[call] = error;

        Assert.That(
            () => Write(Everything),
            Throws.TypeOf<OutputException>()
                .With.Message.Match("^cannot write the output, at (its root directory|[a-z]+): [^\n]+$"));
    }

    [Test]
    public void Write_ADeviceThatCannotBeMade_HasNoOtherNameEither()
    {
        _system.Errors["mknod"] = LinuxError.NotPermitted;

        Write(Layer.Device("dev").HardLink("other", "dev"));

        Assert.That(_system.Calls, Has.None.StartsWith("link").And.None.EndsWith("other"));
    }

    [Test]
    public void Write_ALink_HasNoPermissions()
    {
        Write(Layer.Link("a", "/x").With(static known => known with { User = 5 }));

        Assert.That(Of("a"), Is.EqualTo(new[] { "symlink a /x", "chown a 5:0", "utimens a 0.000000000" }));
    }

    [Test]
    public void Write_ASparseFile_WritesItsPartsAndItsLength()
    {
        Write(Layer.File("a", 100).With(Own).Sparse(new SparsePart(10, 2), new SparsePart(50, 3)));

        Assert.That(
            Of("a"),
            Is.EqualTo(
                new[]
                {
                    "create a 644", "pwrite a 2@10", "pwrite a 3@50", "ftruncate a 100", "utimens a 7.000000008",
                    "close a",
                }));
    }

    [Test]
    public void Write_ADirectory_IsCompletedAfterItsContent()
    {
        Write(Layer.Folder("d", 0).File("d/a").Link("d/b", "x"));

        Assert.That(
            Array.IndexOf([.. _system.Calls], "chmod d 0"),
            Is.GreaterThan(Array.IndexOf([.. _system.Calls], "symlink d/b x")));
        Assert.That(_system.Calls, Does.Contain("mkdir d 700"));
    }

    private static LayerBuilder Everything => Layer
        .Folder("d").File("a", 5).Sparse(new SparsePart(0, 5)).With(Attributed).HardLink("b", "a").With(Attributed)
        .Link("l", "x").Device("c").Fifo("p");

    private static EntryAttributes Own(EntryAttributes known) =>
        known with { User = Me, Group = Me, Modified = new FileTime(7, 8) };

    private static EntryAttributes Attributed(EntryAttributes known) =>
        known with { Extended = [new ExtendedAttribute(new RawName("user.x"), "value"u8.ToArray())] };

    private string[] Of(string path) => [.. _system.Calls.Where(call => call.Split(' ')[1] == path)];

    private string Write(LayerBuilder layer)
    {
        var unsupported = new UnsupportedFeatures();
        using var writer = new LinuxRootWriter(_system, new LinuxRights(Me, Me, 0b000_010_010), unsupported);
        PlanWriting.Write(new RootPlan(TreeText.TreeOf(layer)), writer, new byte[100]);
        using var workspace = new MemoryWorkspace();
        unsupported.Report(workspace, "");
        return string.Concat(workspace.Notes);
    }
}
