using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Cli.Tests.Commands;

internal sealed class ServeCommandTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Seed = 811 });

    private readonly string _directory = Directory.CreateTempSubdirectory("regpull-").FullName;
    private string _archive = "";

    [SetUp]
    public async Task PullAnArchive()
    {
        _archive = Path.Combine(_directory, "app.tar");
        await using var registry = await FakeRegistry.StartAsync();
        var reference = registry.Push("team/app", "1.0", Image);
        var run = await Run.OfAsync(
            $"pull {reference} --tag docker.io/team/app:1.0 -o {_archive}", static run => run.Composition = Composed());
        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }

    [TearDown]
    public void Remove() => Directory.Delete(_directory, recursive: true);

    [Test]
    public async Task Serve_AnArchive_CanBePulledFromAndEndsWithZero()
    {
        using var ending = new CancellationTokenSource();
        var run = new Run { Composition = Composed() };
        var serving = run.StartAsync($"serve {_archive} --listen 127.0.0.1:0 --json", ending.Token);
        await SaysAsync(run, serving);
        var address = new Uri(run.Json.GetProperty("address").GetString()!);

        var output = Path.Combine(_directory, "again");
        var again = await Run.OfAsync(
            $"pull localhost:{address.Port}/team/app:1.0 -f oci -o {output} --json", static run => run.Composition = Composed());
        await ending.CancelAsync();

        Assert.That(await serving, Is.Zero, run.Error);
        Assert.That(again.ExitCode, Is.Zero, again.Error);
        Assert.That(again.Json[0].GetProperty("digest").GetString(), Is.EqualTo(Image.Root.Digest.ToString()));
        Assert.That(address.GetLeftPart(UriPartial.Authority), Is.EqualTo($"http://127.0.0.1:{address.Port}"));
        Assert.That(run.Json.GetProperty("images")[0].GetString(), Is.EqualTo("docker.io/team/app:1.0"));
    }

    [Test]
    public async Task Serve_OnPort0_SaysWhichPortTheSystemChose()
    {
        using var ending = new CancellationTokenSource();
        var run = new Run { Composition = Composed() };
        var serving = run.StartAsync($"serve {_archive} --listen 127.0.0.1:0 --json", ending.Token);
        await SaysAsync(run, serving);

        var address = new Uri(run.Json.GetProperty("address").GetString()!);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await ending.CancelAsync();

        Assert.That(await serving, Is.Zero, run.Error);
    }

    [Test]
    public async Task Serve_WithACertificate_SpeaksTls()
    {
        using var authority = new FakeAuthority();
        using var issued = authority.Issue("127.0.0.1");
        var certificate = Write("server.pem", issued.ExportCertificatePem());
        var key = Write("server.key", issued.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        using var ending = new CancellationTokenSource();
        var run = new Run { Composition = Composed() };
        var serving = run.StartAsync(
            $"serve {_archive} --listen 127.0.0.1:0 --tls-cert {certificate} --tls-key {key}", ending.Token);
        await SaysAsync(run, serving);
        var host = Regex.Match(run.Out, @"https://(127\.0\.0\.1:\d+)").Groups[1].Value;

        var digest = await Run.OfAsync(
            $"digest {host}/team/app:1.0 --ca-file {Write("ca.pem", authority.Pem)}",
            static run => run.Composition = Composed());
        await ending.CancelAsync();

        Assert.That(await serving, Is.Zero, run.Error);
        Assert.That(digest.Out, Is.EqualTo($"{Image.Root.Digest}\n"), digest.Error);
        Assert.That(run.Out, Does.Not.Contain("insecure"));
    }

    [Test]
    public async Task Serve_APortThatIsTaken_IsAnOutputThatExists()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var run = await ServeAsync($"{_archive} --listen {taken.LocalEndpoint}");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Output));
        Assert.That(run.Error, Does.Match(
            @"\Aregpull: cannot listen on 127\.0\.0\.1:\d+: another program listens there \(--listen\)\n\z"));
    }

    [TestCase("", "no archive was named")]
    [TestCase("x.tar --listen 5000", "--listen is '5000'")]
    [TestCase("x.tar --tls-key k.pem", "--tls-key needs a certificate")]
    [TestCase("x.tar --tls-cert none.pem", "cannot read a certificate from none.pem: no such file")]
    public async Task Serve_WrongUsage_SaysWhatIsWrong(string arguments, string message)
    {
        var run = await ServeAsync(arguments);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCode.Usage, run.Error)));
        Assert.That(run.Error, Does.Contain(message));
    }

    [Test]
    public async Task Serve_AMissingArchive_IsNotFound() =>
        Assert.That((await ServeAsync(Path.Combine(_directory, "none.tar"))).ExitCode, Is.EqualTo(ExitCode.NotFound));

    [Test]
    public async Task Serve_WhatIsNoArchive_IsInvalid()
    {
        var file = Path.Combine(_directory, "text.tar");
        await File.WriteAllTextAsync(file, "text");

        Assert.That((await ServeAsync(file)).ExitCode, Is.EqualTo(ExitCode.InvalidContent));
    }

    private static Task<Run> ServeAsync(string arguments) =>
        Run.OfAsync($"serve {arguments}", static run => run.Composition = Composed());

    private static Composition Composed() => new(static _ => null, Path.GetTempPath());

    private string Write(string name, string text)
    {
        var path = Path.Combine(_directory, name);
        File.WriteAllText(path, text);
        return path;
    }

    // What it prints is printed when it listens.
    private static async Task SaysAsync(Run run, Task serving) =>
        await Task.WhenAny(run.Console.Written.Flushed, serving);
}
