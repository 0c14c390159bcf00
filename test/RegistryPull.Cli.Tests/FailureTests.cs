using System.Text;
using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Cli.Tests;

/// <summary>Every failure, at every stage and by every command, is one line that names the image once.</summary>
internal sealed class FailureTests : Registered
{
    private const string Image = "team/app:1.0";

    private readonly string _directory = Directory.CreateTempSubdirectory("regpull-").FullName;

    private string Name => $"{Registry.Host}/{Image}";

    private static ImageManifest Manifest => Fixture.Image().Export("x").Manifests[0].Manifest;

    private static Digest Layer => Manifest.Layers[0].Digest;

    [TearDown]
    public void Remove() => Directory.Delete(_directory, recursive: true);

    private static IEnumerable<TestCaseData> Failures()
    {
        yield return Failure("the manifest is not there", ExitCode.NotFound, When.Manifest, Faults.Status(404));
        yield return Failure("the manifest is refused", ExitCode.AccessDenied, When.Manifest, Faults.Status(403));
        yield return Failure("the manifest fails", ExitCode.Unavailable, When.Manifest, Faults.Status(503));
        yield return Failure("the manifest is torn", ExitCode.Unavailable, When.Manifest, Faults.Tear(3));
        yield return Failure("the manifest is a web page", ExitCode.InvalidContent, When.Manifest, Faults.HtmlPage());
        yield return Failure(
            "the manifest is malformed",
            ExitCode.InvalidContent,
            When.Manifest,
            Faults.Body("{\"layers\":{}}"u8.ToArray()));
        yield return Failure(
            "the configuration is another",
            ExitCode.InvalidContent,
            When.Digest(Manifest.Config.Digest),
            Faults.FlipByte(3));
        yield return Failure("a layer is not there", ExitCode.NotFound, When.Digest(Layer), Faults.Status(404));
        yield return Failure("a layer is refused", ExitCode.AccessDenied, When.Digest(Layer), Faults.Status(403));
        yield return Failure("a layer fails", ExitCode.Unavailable, When.Digest(Layer), Faults.Status(503));
        yield return Failure("a layer is torn", ExitCode.Unavailable, When.Digest(Layer), Faults.Tear(3));
        yield return Failure("a layer is another", ExitCode.InvalidContent, When.Digest(Layer), Faults.FlipByte(3));
    }

    [TestCaseSource(nameof(Failures))]
    public async Task Pull_ContentFails_NamesTheImageOnce(int code, Predicate<RecordedRequest> when, Fault fault)
    {
        foreach (var format in new[] { "docker", "oci", "oci-archive", "rootfs", "rootfs-tar" })
        {
            Registry.Push("team/app", "1.0", Fixture.Image());
            Registry.Faults.Clear();
            Registry.Faults.Add(when, fault, times: 1000);

            AssertNamed(await RunAsync($"pull {Name} -f {format} -o {_directory}/{format} --retries 0"), code);
        }
    }

    [TestCaseSource(nameof(Failures))]
    public async Task Pull_AsAStream_NamesTheImageOnce(int code, Predicate<RecordedRequest> when, Fault fault)
    {
        Registry.Push("team/app", "1.0", Fixture.Image());
        Registry.Faults.Add(when, fault, times: 1000);

        AssertNamed(await RunAsync($"pull {Name} -o - --retries 0"), code);
    }

    [Test]
    public async Task Pull_OneOfSeveralFails_NamesThatOne()
    {
        Registry.Push("team/other", "1.0", Fixture.Image(new ImageRecipe { Seed = 2 }));
        Registry.Push("team/app", "1.0", Fixture.Image());
        Registry.Faults.Add(When.Digest(Layer), Faults.Status(404), times: 1000);

        var run = await RunAsync($"pull {Registry.Host}/team/other:1.0 {Name} -o {_directory}/both.tar --retries 0");

        AssertNamed(run, ExitCode.NotFound);
        Assert.That(run.Error.Split('\n')[^2], Does.Not.Contain("team/other"));
    }

    [TestCase("inspect", "")]
    [TestCase("inspect", "--raw")]
    [TestCase("inspect", "--config")]
    [TestCase("digest", "")]
    [TestCase("digest", "--platform linux/amd64")]
    public async Task Ask_TheManifestFails_NamesTheImageOnce(string command, string options)
    {
        Registry.Push("team/app", "1.0", Fixture.Image());
        (Fault Fault, int Code)[] faults =
        [
            (Faults.Status(404), ExitCode.NotFound), (Faults.Status(403), ExitCode.AccessDenied),
            (Faults.Status(503), ExitCode.Unavailable),
            (Faults.HtmlPage(), ExitCode.InvalidContent),
        ];
        foreach (var (fault, code) in faults)
        {
            var (digest, times) = (Fixture.Image().Root.Digest, 2);
            Registry.Faults.Add(When.Manifest, fault, times);

            AssertNamed(
                await RunAsync($"{command} {Registry.Host}/team/app:1.0 --retries 0 {options}"),
                code,
                $"{command} {digest}");
            Registry.Faults.Clear();
        }
    }

    [Test]
    public async Task Pull_TheOutputIsTaken_NamesTheImageAndTheFile()
    {
        Registry.Push("team/app", "1.0", Fixture.Image());
        var output = Path.Combine(_directory, "taken.tar");
        await File.WriteAllBytesAsync(output, Encoding.UTF8.GetBytes("something else"));

        var run = await RunAsync($"pull {Name} -o {output}");

        AssertNamed(run, ExitCode.Output);
        Assert.That(run.Error, Does.Contain(output));
    }

    [Test]
    public async Task Tags_Refused_NamesTheRepositoryWithoutATag()
    {
        Registry.Faults.Add(When.Tags, Faults.Status(403));

        var run = await RunAsync($"tags {Registry.Host}/team/app --retries 0");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.AccessDenied));
        Assert.That(run.Error, Does.Match($"{Registry.Host}/team/app[: ]").And.Not.Contain(":latest"));
    }

    private static TestCaseData Failure(string name, int code, Predicate<RecordedRequest> when, Fault fault) =>
        new TestCaseData(code, when, fault).SetArgDisplayNames(name);

    private void AssertNamed(Run run, int code, string message = "")
    {
        var line = run.Error.TrimEnd('\n').Split('\n')[^1];
        Assert.That(run.ExitCode, Is.EqualTo(code), $"{message}: {run.Error}");
        var said = line.Split("; run: regpull doctor ")[0];
        Assert.That(said.Split(Name).Length - 1, Is.EqualTo(1), line);
    }
}
