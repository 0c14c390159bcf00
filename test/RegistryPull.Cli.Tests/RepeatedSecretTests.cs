using System.Text;
using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Cli.Tests;

/// <summary>A registry that repeats a password wherever its text reaches the user, against every
/// command.</summary>
internal sealed class RepeatedSecretTests
{
    private const string Password = "Tr0ub4dor-and-3";

    private static readonly string[] Commands =
    [
        "pull {0} -o {1}", "pull {0} -o {1} -v", "pull {0} -o {1} --json", "inspect {0}", "inspect {0} --json",
        "digest {0} -v",
        "tags {2}", "tags {2} --json", "doctor {0}", "doctor {0} --json", "login {3}", "login {3} --json",
    ];

    // For the other spellings: every writer once.
    private static readonly string[] Brief = ["pull {0} -o {1} -v", "inspect {0} --json", "tags {2}", "doctor {0}"];

    private static readonly (string Name, string Text)[] Spellings =
    [
        ("plain", Password),
        ("header", Convert.ToBase64String(Encoding.UTF8.GetBytes("ann:" + Password)).TrimEnd('=')),
        ("base64", Convert.ToBase64String(Encoding.UTF8.GetBytes(Password)).TrimEnd('=')),
        ("url", Uri.EscapeDataString("ann:" + Password)),
    ];

    private static readonly (string Name, Func<string, Fault> Repeat)[] Places =
    [
        (
            "reason phrase",
            static secret => (answer, _) => FakeAnswer.Error(403, "DENIED", "no") with { Reason = secret }),
        ("message", static secret => (_, _) => FakeAnswer.Error(403, "DENIED", secret)),
        (
            "message that is cut",
            static secret => (_, _) => FakeAnswer.Error(403, "DENIED", new string('x', 190) + secret)),
        ("text", static secret => (_, _) => Body(403, "text/plain", secret)),
        ("web page", static secret => (_, _) => Body(403, "text/html", $"<title>{secret}</title>")),
        ("xml", static secret => (_, _) => Body(403, "application/xml", $"<Error><Message>{secret}</Message></Error>")),
        ("warning", static secret => Faults.Warning(secret)),
        ("rate limit", static secret => Faults.Header("X-RateLimit-Note", secret)),
        ("scheme", static secret => Faults.Status(401, ("WWW-Authenticate", secret))),
        ("realm", static secret => Faults.Status(401, ("WWW-Authenticate", $"Bearer realm=\"ftp://{secret}/\""))),
        ("redirect host", static secret => Redirect($"http://{secret}.invalid/")),
        ("redirect scheme", static secret => Redirect($"{secret}://host/")),
        ("link", static secret => Faults.Header("Link", $"<ftp://{secret}/>; rel=\"next\"")),
        ("media type", static secret => (answer, request) => request.Route.Kind == RouteKind.Manifest
            ? FakeAnswer.Of("application/json", Encoding.UTF8.GetBytes(Manifest(secret)))
            : answer),
    ];

    public static IEnumerable<TestCaseData> Cases =>
        from place in Places
        from spelling in Spellings
        select new TestCaseData(place.Repeat, spelling.Text).SetArgDisplayNames(place.Name, spelling.Name);

    [TestCaseSource(nameof(Cases))]
    public async Task Run_AServerThatRepeatsTheSecret_IsPrintedWithoutIt(Func<string, Fault> repeat, string secret)
    {
        await using var registry = await FakeRegistry.StartAsync();
        var reference = registry.Push("team/app", "1.0", Fixture.Image());
        registry.Faults.Add(When.Any, repeat(secret), int.MaxValue);
        var folder = Directory.CreateTempSubdirectory("regpull-");
        var printed = new StringBuilder();
        foreach (var command in secret == Password ? Commands : Commands.Where(Brief.Contains))
        {
            var run = await RunAsync(
                string.Format(
                    null,
                    command,
                    reference,
                    Path.Combine(folder.FullName, "out"),
                    $"{registry.Host}/team/app",
                    registry.Host),
                folder.FullName);
            printed.Append(run.Error).Append(run.Out);
        }

        folder.Delete(recursive: true);
        foreach (var (name, text) in Spellings)
        {
            Assert.That(printed.ToString(), Does.Not.Contain(text).IgnoreCase, name);
        }
    }

    // Without this the others would pass for texts that are not printed at all.
    [TestCase("reason phrase", "pull {0} -o {1}")]
    [TestCase("message", "digest {0} -v")]
    [TestCase("message that is cut", "pull {0} -o {1}")]
    [TestCase("text", "tags {2}")]
    [TestCase("web page", "login {3}")]
    [TestCase("xml", "inspect {0} --json")]
    [TestCase("warning", "pull {0} -o {1}")]
    [TestCase("rate limit", "pull {0} -o {1} -v")]
    [TestCase("scheme", "pull {0} -o {1}")]
    [TestCase("realm", "login {3}")]
    [TestCase("redirect host", "pull {0} -o {1}")]
    [TestCase("redirect scheme", "digest {0}")]
    [TestCase("link", "tags {2}")]
    [TestCase("media type", "inspect {0} --json")]
    public async Task Run_AServerThatRepeatsTheSecret_IsPrintedOtherwise(string place, string command)
    {
        await using var registry = await FakeRegistry.StartAsync();
        var reference = registry.Push("team/app", "1.0", Fixture.Image());
        registry.Faults.Add(When.Any, Places.Single(known => known.Name == place).Repeat(Password), int.MaxValue);
        var folder = Directory.CreateTempSubdirectory("regpull-");

        var run = await RunAsync(
            string.Format(
                null,
                command,
                reference,
                Path.Combine(folder.FullName, "out"),
                $"{registry.Host}/team/app",
                registry.Host),
            folder.FullName);

        folder.Delete(recursive: true);
        Assert.That(run.Error + run.Out, Does.Contain("***"));
    }

    // Not of /v2/: a redirect there makes the registry look as if it wanted TLS.
    private static Fault Redirect(string target) => (answer, request) =>
        request.Route.Kind == RouteKind.Base ? answer : new FakeAnswer { Status = 302 }.With("Location", target);

    private static FakeAnswer Body(int status, string mediaType, string text) =>
        FakeAnswer.Of(mediaType, Encoding.UTF8.GetBytes(text)) with { Status = status };

    private static string Manifest(string secret)
    {
        var digest = Digest.Compute("{}"u8);
        return $$"""
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","artifactType":"application/{{secret}}",
             "config":{"mediaType":"application/{{secret}}","digest":"{{digest}}","size":2},
             "layers":[{"mediaType":"application/{{secret}}","digest":"{{digest}}","size":2}]}
            """;
    }

    private static Task<Run> RunAsync(string command, string root) =>
        Run.OfAsync($"{command} -u ann --password-stdin{Retries(command)}", run =>
        {
            run.Console.Input = Encoding.UTF8.GetBytes(Password);
            run.Variables["HOME"] = run.Variables["USERPROFILE"] = root;
            run.Composition = new Composition(run.Variables.GetValueOrDefault, root);
        });

    private static string Retries(string command) => command.Split(' ')[0] is "login" or "doctor" ? "" : " --retries 0";
}
