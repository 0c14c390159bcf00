using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>squid with Basic sign-in, and behind it nginx in front of a registry, by a name that only squid
/// knows.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo", "nginx", "squid")]
internal sealed class ProxyTests : RealPartsTests
{
    private const string Name = "registry.corp.example";

    private RealNginx _nginx = null!;
    private RealSquid _squid = null!;

    [OneTimeSetUp]
    public async Task StartProxy()
    {
        _nginx = await RealNginx.StartAsync(Registry, name: Name);
        _squid = await RealSquid.StartAsync(Name, _nginx.Port);
        await Registry.PushAsync("team/app:1", Fixture.Image());
    }

    [OneTimeTearDown]
    public async Task StopProxy()
    {
        await _squid.DisposeAsync();
        await _nginx.DisposeAsync();
    }

    [Test]
    public async Task Pull_WithTheOption_GoesThrough() =>
        (await PullAsync([], "--proxy", $"http://{RealSquid.SignIn}{_squid.Host}")).Succeeded();

    [Test]
    public async Task Pull_WithTheVariable_GoesThrough() =>
        (await PullAsync([("HTTPS_PROXY", $"http://{RealSquid.SignIn}{_squid.Host}")])).Succeeded();

    [Test]
    public async Task Pull_WithoutAUser_ExitsWith5AndSaysWhatSquidOffers()
    {
        var pulled = await PullAsync([("HTTPS_PROXY", $"http://{_squid.Host}")]);

        Assert.That(pulled.ExitCode, Is.EqualTo(5));
        Assert.That(
            pulled.Error,
            Does.Contain(
                $"the proxy {_squid.Host} (HTTPS_PROXY) wants a sign-in (407) and offers Basic: put USER:PASSWORD@"));
    }

    [Test]
    public async Task Pull_WithAWrongPassword_SaysSoAndDoesNotRepeatIt()
    {
        var pulled = await PullAsync([], "-v", "--proxy", $"http://ann:sesame@{_squid.Host}");

        Assert.That(pulled.ExitCode, Is.EqualTo(5));
        Assert.That(
            pulled.Error, Does.Contain("the user name or password in --proxy is wrong").And.Not.Contain("sesame"));
    }

    [Test]
    public async Task Pull_WhatSquidForbids_SaysWhoSaidNo()
    {
        var pulled = await Nobody.RunAsync(
            Workspace,
            ["pull", "other.example/team/app:1"],
            ("HTTPS_PROXY", $"http://{RealSquid.SignIn}{_squid.Host}"));

        Assert.That(pulled.ExitCode, Is.EqualTo(5));
        Assert.That(
            pulled.Error,
            Does.Contain($"the proxy {_squid.Host} (HTTPS_PROXY) refuses a tunnel to other.example: it answers 403"));
    }

    private Task<ProgramResult> PullAsync(IEnumerable<(string, string)> variables, params IEnumerable<string> options) => Nobody.RunAsync(
        Workspace, ["pull", $"{Name}:{_nginx.Port}/team/app:1", "--ca-file", _nginx.CaFile, "--output", Workspace.PathOf("out.tar"), .. options], variables);
}
