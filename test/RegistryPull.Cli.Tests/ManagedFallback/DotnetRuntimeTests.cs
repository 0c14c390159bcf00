using NUnit.Framework;
using RegistryPull.Cli.ManagedFallback;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.ManagedFallback;

internal sealed class DotnetRuntimeTests : IDisposable
{
    private readonly DotnetFolder _installed = new();
    private readonly Dictionary<string, string> _variables = [];

    public void Dispose() => _installed.Dispose();

    [TestCase("DOTNET_ROOT")]
    [TestCase("PATH")]
    public void FindHost_AVariableThatNamesIt_IsIt(string variable)
    {
        _variables[variable] = _installed.Install("mine", DotnetFolder.NewEnough);

        Assert.That(Find(), Is.EqualTo(HostOf("mine")));
    }

    [TestCase("usr/share/dotnet")]
    [TestCase("usr/lib/dotnet")]
    [TestCase("usr/local/share/dotnet")]
    public void FindHost_AUsualPlace_IsLookedAt(string place)
    {
        _installed.Install(place, DotnetFolder.NewEnough);

        Assert.That(Find(), Is.EqualTo(HostOf(place)));
    }

    [Test]
    public void FindHost_APlaceThatWasRegistered_ComesBeforePath()
    {
        _variables["PATH"] = _installed.Install("other", DotnetFolder.NewEnough);
        var folder = _installed.Install("registered", DotnetFolder.NewEnough);
        Directory.CreateDirectory(Path.Combine(_installed.Root, "etc", "dotnet"));
        File.WriteAllText(Path.Combine(_installed.Root, "etc", "dotnet", "install_location"), folder + "\n");

        Assert.That(Find(), Is.EqualTo(HostOf("registered")));
    }

    [Test]
    public void FindHost_AnOlderRuntimeFirst_GoesOnToTheNewer()
    {
        _variables["DOTNET_ROOT"] = _installed.Install("old", "8.0.20", $"{DotnetRuntime.Wanted - 1}.0.0");
        _variables["PATH"] = _installed.Install("new", "8.0.20", $"{DotnetRuntime.Wanted + 1}.0.0-preview.1");

        Assert.That(Find(), Is.EqualTo(HostOf("new")));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "links take rights there")]
    public void FindHost_ALinkOnPath_LooksWhereItLeads()
    {
        var folder = _installed.Install("real", DotnetFolder.NewEnough);
        var bin = Directory.CreateDirectory(Path.Combine(_installed.Root, "bin")).FullName;
        File.CreateSymbolicLink(Path.Combine(bin, DotnetFolder.Program), Path.Combine(folder, DotnetFolder.Program));
        _variables["PATH"] = $"{_installed.Root}{Path.PathSeparator}{bin}";

        Assert.That(Find(), Is.EqualTo(HostOf("bin")));
    }

    [TestCase(".")]
    [TestCase("")]
    [TestCase("mine")]
    public void FindHost_AFolderOfTheCurrentDirectory_IsNotLookedAt(string folder)
    {
        _installed.Install("mine", DotnetFolder.NewEnough);
        _variables["PATH"] = folder.Length == 0 ? folder
            : Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(_installed.Root, "mine", folder));

        Assert.That(Find(), Is.Null);
    }

    [Test]
    public void FindHost_NoRuntime_IsNone()
    {
        _variables["DOTNET_ROOT"] = _installed.Install("empty");

        Assert.That(Find(), Is.Null);
    }

    private string HostOf(string folder) => Path.Combine(_installed.Root, folder, DotnetFolder.Program);

    private string? Find() => new DotnetRuntime(_variables.GetValueOrDefault, _installed.Root).FindHost();
}
