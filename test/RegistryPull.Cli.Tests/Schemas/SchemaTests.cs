using NUnit.Framework;
using RegistryPull.Cli.Tests.Documents;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Cli.Tests.Schemas;

/// <summary>Each command's JSON, for a success and a failure. <see cref="Run.OfAsync"/> validates it, as that of all
/// other tests.</summary>
internal sealed class SchemaTests : Registered
{
    private readonly string _folder = Directory.CreateTempSubdirectory("regpull-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    // {0} is an image, {1} its repository, {2} the registry, {3} a folder.
    [TestCase("pull {0} -o {3}/a.tar", ExitCode.Done)]
    [TestCase("pull {0} -f oci -o {3}/a --platform all", ExitCode.Done)]
    [TestCase("pull {1}:none {0} -o {3}/b.tar", ExitCode.NotFound)]
    [TestCase("pull {0} --dry-run -o {3}/d.tar", ExitCode.Done)]
    [TestCase("pull {1}:none {0} --dry-run -o {3}/d.tar --keep-going", ExitCode.NotFound)]
    [TestCase("load {0} --to k3s", ExitCode.Engine)]
    [TestCase("push {0} {2}/mirror", ExitCode.Done)]
    [TestCase("push {0} {2}/mirror --dry-run --platform linux/arm64", ExitCode.Done)]
    [TestCase("push {1}:none {2}/mirror", ExitCode.NotFound)]
    [TestCase("digest {0}", ExitCode.Done)]
    [TestCase("digest {1}:none", ExitCode.NotFound)]
    [TestCase("tags {1}", ExitCode.Done)]
    [TestCase("tags {2}/none", ExitCode.NotFound)]
    [TestCase("inspect {0}", ExitCode.Done)]
    [TestCase("inspect {0} --platform plan9/arm", ExitCode.NotFound)]
    [TestCase("login {2} -u ann --authfile {3}/auth.json", ExitCode.Done)]
    [TestCase("login 127.0.0.1:1 -u ann --retries 0", ExitCode.Unavailable)]
    [TestCase("logout {2} --authfile {3}/auth.json", ExitCode.Done)]
    [TestCase("doctor {0}", ExitCode.Done)]
    [TestCase("doctor {1}:none", ExitCode.NotFound)]
    [TestCase("formats", ExitCode.Done)]
    [TestCase("cache --cache {3}/cache", ExitCode.Done)]
    [TestCase("cache", ExitCode.Done)]
    [TestCase("cache prune --cache {3}/cache", ExitCode.Done)]
    [TestCase("version", ExitCode.Done)]
    public async Task Json_OfACommand_IsValid(string commandLine, int exitCode)
    {
        var image = Registry.Push("team/app", "1.0", Fixture.Index(["linux/amd64", "linux/arm64"], attestation: true));
        var typed = string.Format(
            System.Globalization.CultureInfo.InvariantCulture, commandLine, image, $"{Registry.Host}/team/app",
            Registry.Host, _folder);

        var run = await RunAsync($"{typed} --json", run =>
        {
            run.Variables["HOME"] = run.Variables["LOCALAPPDATA"] = _folder;
            run.Variables["REGPULL_PASSWORD"] =
                commandLine.StartsWith("login", StringComparison.Ordinal) ? "s3cret" : "";
        });

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
        Assert.That(run.Out, Is.Not.Empty);
        Assert.That(
            run.Out.Contains("\"error\": {", StringComparison.Ordinal),
            Is.EqualTo(exitCode != ExitCode.Done && !commandLine.StartsWith("doctor", StringComparison.Ordinal)));
    }

    // An archive that cannot be listed fails before there is a request.
    [TestCase("pull {0}/none.tar#app:1 nginx --json", ExitCode.NotFound)]
    [TestCase("pull {0}/not.tar nginx --json", ExitCode.InvalidContent)]
    [TestCase("pull --from {0}/list.txt --json", ExitCode.NotFound)]
    [TestCase("load {0}/none.tar --json", ExitCode.NotFound)]
    [TestCase("push {0}/not.tar localhost:5000 --json", ExitCode.InvalidContent)]
    [TestCase("inspect {0}/none.tar --json", ExitCode.NotFound)]
    public async Task Json_AnArchiveThatCannotBeRead_IsAnError(string commandLine, int exitCode)
    {
        File.WriteAllText(Path.Combine(_folder, "not.tar"), "not a tar");
        File.WriteAllText(Path.Combine(_folder, "list.txt"), "./none.tar");

        var run = await RunAsync(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, commandLine, _folder));

        Assert.That(run.ExitCode, Is.EqualTo(exitCode));
        var first = run.Json.ValueKind == System.Text.Json.JsonValueKind.Array ? run.Json[0] : run.Json;
        Assert.That(first.GetProperty("error").GetProperty("code").GetInt32(), Is.EqualTo(exitCode));
    }

    [Test]
    public async Task Files_BesideAnOutput_AreValid()
    {
        var image = Registry.Push("team/app", "1.0", Fixture.Index(["linux/amd64", "linux/arm64"], attestation: true));
        var chart = Registry.Push("team/chart", "1.0", Fixture.Artifact());

        var run = await RunAsync(
            $"pull {image} {chart} {image}x -f oci-archive --platform all --keep-going -o {_folder}/x.tar "
            + $"--lock {_folder}/x.lock");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NotFound), run.Error);
        Assert.That(Errors("transfer", "x.transfer.json"), Is.Empty);
        Assert.That(Errors("lock", "x.lock"), Is.Empty);
    }

    private IReadOnlyList<string> Errors(string schema, string file) =>
        JsonSchema.Load(schema).Validate(File.ReadAllText(Path.Combine(_folder, file)));

    [TestCase("pull --json")]
    [TestCase("pull nginx:UP:x --json")]
    [TestCase("digest --json")]
    public async Task Json_WrongUsage_IsNone(string commandLine)
    {
        var run = await RunAsync(commandLine);

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((ExitCode.Usage, "")));
    }

    [Test]
    public void Schemas_OfTheFolder_AreEachTested()
    {
        var files = Directory.GetFiles(Path.Combine(Checkout.Root, "docs", "schemas")).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal);

        Assert.That(files, Is.EqualTo(new[]
        {
            "cache-prune.schema.json", "cache.schema.json", "diff.schema.json", "digest.schema.json",
            "doctor.schema.json", "formats.schema.json",
            "inspect.schema.json", "load.schema.json", "lock.schema.json", "login.schema.json", "logout.schema.json",
            "progress.schema.json",
            "pull.schema.json", "push.schema.json", "serve.schema.json", "tags.schema.json", "transfer.schema.json",
            "verify.schema.json", "version.schema.json",
        }));
    }
}
