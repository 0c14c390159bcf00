using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Options;

internal sealed class TlsOptionsTests
{
    private readonly string _file = typeof(TlsOptionsTests).Assembly.Location;

    [Test]
    public async Task Read_Everything_IsPassedOn()
    {
        var run = await Run.OfAsync(
            $"pull nginx --ca-file {_file} --cert-file {_file} --key-file {_file}",
            static run => run.Variables["REGPULL_KEY_PASSWORD"] = "s3cret");

        Assert.That(
            run.Pull.Options,
            Is.EqualTo(
                new RegistryPullOptions
                {
                    CaFile = _file,
                    ClientCertificate = new ClientCertificate(_file, _file, "s3cret"),
                }));
    }

    [Test]
    public async Task Read_Insecure_IsPassedOn() =>
        Assert.That(
            (await Run.OfAsync("pull nginx --insecure")).Pull.Options,
            Is.EqualTo(new RegistryPullOptions { Insecure = true }));

    [TestCase("--ca-file /no/such", "--ca-file is '/no/such', which is not a file")]
    [TestCase("--cert-file /no/such", "--cert-file is '/no/such', which is not a file")]
    [TestCase("--key-file FILE", "--key-file needs a certificate: add --cert-file")]
    [TestCase("--insecure --ca-file FILE", "--insecure and --ca-file contradict each other")]
    [TestCase("--plain-http --insecure", "--plain-http and --insecure contradict each other")]
    [TestCase("--plain-http --cert-file FILE", "--plain-http and --cert-file contradict each other")]
    public async Task Read_WhatMakesNoSense_IsWrongUsage(string options, string message)
    {
        var run = await Run.OfAsync($"pull nginx {options.Replace("FILE", _file, StringComparison.Ordinal)}");

        Assert.That(run.Error, Does.StartWith($"regpull: {message}"));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
    }
}
