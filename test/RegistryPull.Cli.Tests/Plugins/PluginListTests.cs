using System.Runtime.Versioning;
using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Plugins;

/// <summary>Plug-ins of all kinds, as <c>regpull formats</c> finds them: a bad one is one line and an exit code, and
/// the others still work.</summary>
internal sealed class PluginListTests : IDisposable
{
    private readonly PluginWorkshop _plugins = new();

    public void Dispose() => _plugins.Dispose();

    [Test]
    public async Task Formats_APlugin_IsListedWithItsFile()
    {
        var file = _plugins.Build("good", PluginCode.Exporter("good"));

        var run = await FormatsAsync();

        Assert.That(run.Out, Does.Contain($"good         plug-in   all layers in a row ({file})\n"));
        Assert.That(run.Error, Is.Empty);
        Assert.That(run.ExitCode, Is.Zero);
    }

    [Test]
    public Task Formats_NoAssembly_IsToldAndLeftOut() =>
        AssertUnusable(_plugins.Write("bad", "#!/bin/sh"u8.ToArray()), "is no .NET assembly");

    [Test]
    public Task Formats_AFolderWithoutItsAssembly_IsToldAndLeftOut()
    {
        Directory.CreateDirectory(Path.Combine(_plugins.Folder, "bad"));
        return AssertUnusable(_plugins.FileOf("bad"), "does not exist");
    }

    [Test]
    public Task Formats_AConstructorThatThrows_IsToldAsTheAuthorsDefect() => AssertUnusable(
        _plugins.Build(
            "bad",
            PluginCode.Exporter("bad", constructor: "throw new TimeZoneNotFoundException(\"oops\\nand more\");")),
        "TimeZoneNotFoundException: oops and more (report it to the author", ExitCode.Defect);

    [Test]
    public Task Formats_ATypeInitializerThatThrows_IsToldAsTheAuthorsDefect() => AssertUnusable(
        _plugins.Build(
            "bad",
            PluginCode.Exporter(
                "bad",
                constructor: "_ = Other.Value;",
                others: "static class Other { public static readonly int Value = int.Parse(\"x\"); }")),
        "FormatException", ExitCode.Defect);

    [Test]
    public Task Formats_AConstructorThatExplains_IsTakenAtItsWord() => AssertUnusable(
        _plugins.Build(
            "bad", PluginCode.Exporter("bad", constructor: "throw new OutputException(\"bad.dll wants mksquashfs\");")),
        "bad.dll wants mksquashfs", ExitCode.Output);

    [Test]
    public Task Formats_PropertiesThatThrow_AreToldAsTheAuthorsDefect() => AssertUnusable(
        _plugins.Build("bad", PluginCode.Exporter("bad", traits: "throw new Exception(\"oops\")")), "Exception: oops",
        ExitCode.Defect);

    [Test]
    public Task Formats_NoTraits_IsToldAndLeftOut() =>
        AssertUnusable(_plugins.Build("bad", PluginCode.Exporter("bad", traits: "null")), "Traits are null");

    [Test]
    public Task Formats_NeitherAPlanNorLayers_IsToldAndLeftOut()
    {
        var code = PluginCode.Exporter("bad").Replace(": IPlannedExporter", ": IExporter", StringComparison.Ordinal);
        return AssertUnusable(_plugins.Build("bad", code), "implements neither IPlannedExporter nor ILayerExporter");
    }

    [Test]
    public Task Formats_ABuiltInName_IsToldAndLeftOut() =>
        AssertUnusable(_plugins.Build("oci", PluginCode.Exporter("oci")), "'oci' is a built-in format");

    [Test]
    public Task Formats_AnotherNameThanItsFolder_IsToldAndLeftOut() =>
        AssertUnusable(_plugins.Build("bad", PluginCode.Exporter("docker")), "is the format 'docker'");

    [Test]
    public Task Formats_NoNameForAFormat_IsToldAndLeftOut() =>
        AssertUnusable(_plugins.Build("My-Plugin", PluginCode.Exporter("My-Plugin")), "lower-case letters");

    [Test]
    public Task Formats_NoExporter_IsToldAndLeftOut() =>
        AssertUnusable(_plugins.Build("bad", "public class Nothing { }"), "has 0 exporters");

    [Test]
    public Task Formats_TwoExporters_IsToldAndLeftOut() => AssertUnusable(
        _plugins.Build(
            "bad",
            PluginCode.Exporter("bad") + PluginCode.Exporter("bad")
                .Split("RegistryPull.Exporting;")[1].Replace("Plugin", "Second", StringComparison.Ordinal)),
        "has 2 exporters");

    [TestCase("7.1.0.0", "RegistryPull.Abstractions 7.1, and this regpull has ")]
    [TestCase("0.0.0.0", "RegistryPull.Abstractions 0.0, and this regpull has ")]
    public Task Formats_AnotherContract_NamesBothVersions(string version, string expected) =>
        AssertUnusable(
            _plugins.BuildWithContract("bad", version),
            expected + typeof(Digest).Assembly.GetName().Version!.ToString(2));

    [Test]
    public Task Formats_AMissingDependency_NamesIt()
    {
        var other = PluginWorkshop.Compile(
            "Other.Library", "[assembly: System.Reflection.AssemblyVersion(\"3.1.0.0\")] public class Thing { }");

        return AssertUnusable(
            _plugins.BuildWith("bad", PluginCode.Exporter("bad", constructor: "_ = new Thing();"), other),
            "needs Other.Library 3.1.0.0");
    }

    [Test]
    public async Task Formats_ADependencyOfItsOwn_IsLoadedThoughTheProgramHasAnother()
    {
        var other = PluginWorkshop.Compile(
            "ICSharpCode.SharpZipLib",
            "[assembly: System.Reflection.AssemblyVersion(\"99.0.0.0\")] public class Thing { }");
        _plugins.BuildWith(
            "good",
            PluginCode.Exporter("good", constructor: "_ = new Thing();"),
            other,
            shippedAs: "ICSharpCode.SharpZipLib");

        Assert.That((await FormatsAsync()).ExitCode, Is.Zero);
    }

    [Test]
    public Task Formats_ADependencyThatOnlyTheProgramHas_IsMissing()
    {
        var programs = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "ICSharpCode.SharpZipLib.dll"));

        return AssertUnusable(
            _plugins.BuildWith("bad", PluginCode.Exporter("bad", constructor: "_ = new ICSharpCode.SharpZipLib.Checksum.Crc32();"), programs), "needs ICSharpCode.SharpZipLib");
    }

    [Test]
    public async Task Formats_ACopyOfTheContractBesideIt_IsPassedOver()
    {
        var file = _plugins.Build("good", PluginCode.Exporter("good"));
        File.Copy(
            typeof(Digest).Assembly.Location,
            Path.Combine(Path.GetDirectoryName(file)!, "RegistryPull.Abstractions.dll"));

        Assert.That((await FormatsAsync()).ExitCode, Is.Zero);
    }

    [TestCase("good")]
    [TestCase("good/good.dll")]
    [TestCase("good/library.dll")]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public async Task Formats_WhatAnybodyCanChange_IsNotLoaded(string open)
    {
        var file = _plugins.Build("good", PluginCode.Exporter("good"));
        await File.WriteAllTextAsync(Path.Combine(_plugins.Folder, "good", "library.dll"), "");
        var path = Path.Combine(_plugins.Folder, open);
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.OtherWrite);

        await AssertUnusable(file, $"every user of this machine can change {path}");
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public async Task Formats_AFolderThatAnybodyCanAddTo_LoadsNothing()
    {
        _plugins.Build("good", PluginCode.Exporter("good"));
        File.SetUnixFileMode(_plugins.Folder, (UnixFileMode)0b111_111_111);

        var run = await FormatsAsync();

        Assert.That(run.Out, Does.Not.Contain("good"));
        Assert.That(run.Error, Does.Contain($"every user of this machine can change {_plugins.Folder}: "));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task Formats_APluginBehindALink_IsLoaded()
    {
        var file = _plugins.Build("real", PluginCode.Exporter("good"));
        File.Move(file, Path.Combine(Path.GetDirectoryName(file)!, "good.dll"));
        using var links = new PluginWorkshop();
        Directory.CreateSymbolicLink(Path.Combine(links.Folder, "good"), Path.GetDirectoryName(file)!);

        var run = await Run.OfAsync($"formats --plugin-dir {links.Folder}");

        Assert.That(run.Out, Does.Contain("good  "), run.Error);
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task Formats_ALinkToNothingBesideAPlugin_DoesNotMatter()
    {
        var file = _plugins.Build("good", PluginCode.Exporter("good"));
        File.CreateSymbolicLink(Path.Combine(Path.GetDirectoryName(file)!, "notes"), "/nowhere/at/all");

        Assert.That((await FormatsAsync()).ExitCode, Is.Zero);
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task Formats_LinksInACircle_AreToldAndLeftOut()
    {
        var file = _plugins.Build("bad", PluginCode.Exporter("bad"));
        File.CreateSymbolicLink(Path.Combine(Path.GetDirectoryName(file)!, "a"), "b");
        File.CreateSymbolicLink(Path.Combine(Path.GetDirectoryName(file)!, "b"), "a");

        await AssertUnusable(file, "cannot be read");
    }

    [Test]
    public async Task Formats_AConstructorThatHangs_IsLeftBehindWhenCancelled()
    {
        var started = Path.Combine(_plugins.Folder, ".started");
        _plugins.Build("slow", PluginCode.Exporter(
            "slow", constructor: $"File.WriteAllText(@\"{started}\", \"\"); while (true) {{ Thread.Sleep(100); }}"));
        using var cancellation = new CancellationTokenSource();

        var listing = new Run().StartAsync($"formats --plugin-dir {_plugins.Folder}", cancellation.Token);
        await WaitForAsync(started);
        await cancellation.CancelAsync();

        Assert.That(await listing.WaitAsync(TimeSpan.FromMinutes(1)), Is.EqualTo(ExitCode.Cancelled));
    }

    private static async Task WaitForAsync(string path)
    {
        for (var tries = 0; !File.Exists(path); tries++)
        {
            Assert.That(tries, Is.LessThan(6000), $"{path} did not appear");
            await Task.Delay(20);
        }
    }

    private async Task AssertUnusable(string file, string why, int code = ExitCode.Usage)
    {
        _plugins.Build("zz-other", PluginCode.Exporter("zz-other"));

        var run = await FormatsAsync();

        Assert.That(
            run.Error, Does.Match(@"\Aregpull: [^\n]+\n\z").And.Contain(Path.GetFileName(file)).And.Contain(why));
        Assert.That(run.ExitCode, Is.EqualTo(code));
        Assert.That(run.Out, Does.Contain("docker ").And.Contain("zz-other ").And.Not.Contain(file));
    }

    private Task<Run> FormatsAsync() => Run.OfAsync($"formats --plugin-dir {_plugins.Folder}");
}
