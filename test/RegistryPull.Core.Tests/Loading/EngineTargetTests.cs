using NUnit.Framework;

namespace RegistryPull.Loading;

[TestFixture]
internal sealed class EngineTargetTests
{
    [TestCase("docker")]
    [TestCase("podman")]
    [TestCase("containerd")]
    [TestCase("containerd:k8s.io")]
    [TestCase("k3s")]
    [TestCase("wsl:debian")]
    [TestCase("wsl:debian=D:\\wsl\\debian")]
    [TestCase("ssh://node7")]
    [TestCase("ssh://ann@node7.example.com:2222/podman")]
    [TestCase("ssh://[2001:db8::1]:22/containerd:k8s.io")]
    public void Parse_ATarget_IsPrintedAsTyped(string text) =>
        Assert.That(EngineTarget.Parse(text).ToString(), Is.EqualTo(text));

    [TestCase("")]
    [TestCase("Docker")]
    [TestCase("docker:x")]
    [TestCase("crio")]
    [TestCase("containerd:")]
    [TestCase("containerd:-n")]
    [TestCase("containerd:a/b")]
    [TestCase("wsl")]
    [TestCase("wsl:")]
    [TestCase("wsl:-d")]
    [TestCase("wsl:a b")]
    [TestCase("wsl:a=")]
    [TestCase("wsl:a=-x")]
    [TestCase("ssh://")]
    [TestCase("ssh://-oProxyCommand=touch")]
    [TestCase("ssh://-l@host")]
    [TestCase("ssh://a;b@host")]
    [TestCase("ssh://a`b`@host")]
    [TestCase("ssh://host;reboot")]
    [TestCase("ssh://host$(x)")]
    [TestCase("ssh://host:0")]
    [TestCase("ssh://host:65536")]
    [TestCase("ssh://host:x")]
    [TestCase("ssh://host/k3s")]
    [TestCase("ssh://host/wsl:a")]
    [TestCase("ssh://host/docker/x")]
    [TestCase("ssh://host\n")]
    [TestCase("ssh://[::1]")]
    public void Parse_WhatCouldBeReadAsSomethingElse_IsRefused(string text) =>
        Assert.That(
            () => EngineTarget.Parse(text),
            Throws.TypeOf<FormatException>().With.Message.Contains("expected").Or.Message.Contains("is not possible"));
}
