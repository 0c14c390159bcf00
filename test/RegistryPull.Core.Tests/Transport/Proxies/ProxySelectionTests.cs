using System.Net;
using NUnit.Framework;

namespace RegistryPull.Transport.Proxies;

[TestFixture]
internal sealed class ProxySelectionTests
{
    private static readonly Uri Registry = new("https://registry.example/");

    // --proxy | HTTPS_PROXY | system | through        | the signed-in user is offered
    // --------+-------------+--------+----------------+------------------------------
    [TestCase("chosen:1", "env:2", "http://sys:3", "chosen:1 (--proxy)", false)]
    [TestCase(null, "env:2", "http://sys:3", "env:2 (HTTPS_PROXY)", false)]
    [TestCase(null, null, "http://sys:3", "sys:3 (the system's settings)", true)]
    [TestCase("none", "env:2", "http://sys:3", null, false)]
    [TestCase(null, null, null, null, false)]
    public void RouteTo_OptionEnvironmentSystem_InThisOrder(
        string? option, string? variable, string? system, string? through, bool offersUser)
    {
        var options = new RegistryPullOptions { Proxy = option is null ? null : ProxyChoice.Parse(option) };
        var environment = new ProxyEnvironment(
            name => name == "HTTPS_PROXY" ? variable : null, () => system is null ? null : new WebProxy(system));
        using var handler = new SocketsHttpHandler();

        var selection = new ProxySelection(options, environment, new SecretRedactor());
        selection.Configure(handler);

        Assert.That(
            selection.RouteTo(Registry)?.ToString(), Is.EqualTo(through is null ? null : $"the proxy {through}"));
        Assert.That(
            (handler.UseProxy, handler.DefaultProxyCredentials is not null),
            Is.EqualTo((through is not null, offersUser)));
        Assert.That(
            (handler.Credentials, handler.PreAuthenticate),
            Is.EqualTo(((ICredentials?)null, false)),
            "no host is told who is signed in");
    }

    // A proxy may repeat what it was sent in its answer.
    [TestCase("--proxy", null)]
    [TestCase(null, "HTTPS_PROXY")]
    [TestCase(null, "http_proxy")]
    public void Constructor_APasswordForTheProxy_IsHidden(string? option, string? variable)
    {
        const string Proxy = "http://ann:s3cret%2Fword@p:1";
        var secrets = new SecretRedactor();
        var options = new RegistryPullOptions { Proxy = option is null ? null : ProxyChoice.Parse(Proxy) };
        var environment = new ProxyEnvironment(name => name == variable ? Proxy : null, static () => null);

        _ = new ProxySelection(options, environment, secrets);

        var said = $"s3cret/word, s3cret%2Fword, {Convert.ToBase64String("ann:s3cret/word"u8)}";
        Assert.That(secrets.Redact(said), Does.Not.Contain("s3cret").And.EndsWith("***"));
    }

    [TestCase("ann:s3cret@p:1")]
    [TestCase("none")]
    public void ToString_AChoice_HidesThePassword(string text) =>
        Assert.That(
            $"{new RegistryPullOptions { Proxy = ProxyChoice.Parse(text) }}",
            Does.Not.Contain("s3cret").And.Contain("proxy"));

    [TestCase("ftp://ann:s3cret@p:1")]
    [TestCase("http://ann:s3cret@:80:80")]
    [TestCase("")]
    public void Parse_WhatIsNoProxy_KeepsTheSecret(string text) =>
        Assert.That(
            () => ProxyChoice.Parse(text),
            Throws.TypeOf<FormatException>().With.Message.Contain("HOST:PORT").And.Message.Not.Contain("s3cret"));
}
