using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests.Windows;

/// <summary>Where a user of Windows has configuration and credentials, under a name that the code page lacks.</summary>
[TestFixture]
[Category("RealParts")]
[Needs("wine64")]
internal sealed class WindowsUserTests
{
    private const string Password = "s3cret-of-张伟";

    private Workspace Workspace { get; set; } = null!;

    private FakeRegistry Registry { get; set; } = null!;

    private string Image { get; set; } = null!;

    private string Home => Workspace.FolderOf("张伟");

    private string DockerFile => Path.Combine(Home, ".docker", "config.json");

    [SetUp]
    public async Task Start()
    {
        _ = WindowsMachine.Command;
        Workspace = new Workspace();
        Registry = await FakeRegistry.StartAsync(
            new FakeRegistryOptions { Auth = FakeAuth.Basic, User = "ann", Password = Password });
        Image = Registry.Push("team/app", "1", Fixture.Image());
    }

    [TearDown]
    public async Task Stop()
    {
        await Registry.DisposeAsync();
        Workspace.Dispose();
    }

    [Test]
    public async Task Login_Pull_Logout_UsesTheCredentialManager()
    {
        var login = await RunAsync([("REGPULL_PASSWORD", Password)], "login", Registry.Host, "-u", "ann");
        var file = await File.ReadAllTextAsync(DockerFile);
        var pulled = await PullAsync();
        var doctor = await RunAsync([], "doctor", Image);
        var logout = await RunAsync([], "logout", Registry.Host);

        Assert.That(login.Succeeded(), Does.Contain("signed in as ann, stored in the Windows Credential Manager"));
        Assert.That(login.Error, Is.Empty, "no warning: it is not in plain text");
        Assert.That(file, Does.Contain($"\"{Registry.Host}\": {{}}").And.Not.Contain("auth\""));
        pulled.Succeeded();
        Assert.That(doctor.Output, Does.Contain("(the Windows Credential Manager)"));
        Assert.That(logout.Succeeded(), Does.Contain("was removed from the Windows Credential Manager"));
        Assert.That((await PullAsync()).ExitCode, Is.EqualTo(4));
    }

    [Test]
    public async Task Pull_WhatDockerHasInTheProfile_IsUsed()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(DockerFile)!);
        var auth = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"ann:{Password}"));
        await File.WriteAllTextAsync(DockerFile, $$"""{"auths":{"{{Registry.Host}}":{"auth":"{{auth}}"} } }""");

        (await PullAsync()).Succeeded();
    }

    [Test]
    public async Task Doctor_AMirrorOfDockersServiceInProgramData_IsShown()
    {
        var folder = Directory.CreateDirectory(Workspace.PathOf("数据/docker/config"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "daemon.json"), $$"""{"registry-mirrors":["http://{{Registry.Host}}"]}""");
        var data = ("ProgramData", WindowsMachine.PathOf(Workspace.PathOf("数据")));

        var doctor = await RunAsync([data], "doctor", "docker.io/library/nginx");

        Assert.That(doctor.Output, Does.Contain($"http://{Registry.Host}").And.Contain("daemon.json"));
    }

    private Task<ProgramResult> PullAsync() => RunAsync(
        [], "pull", Image, "-q", "--force", "-o", WindowsMachine.PathOf(Path.Combine(Home, "应用.tar")));

    private Task<ProgramResult> RunAsync(
        IEnumerable<(string Name, string Value)> variables, params IEnumerable<string> arguments) =>
        ProgramRun.RunAsync(WindowsMachine.StartWith(
            [("USERPROFILE", WindowsMachine.PathOf(Home)), .. variables], arguments));
}
