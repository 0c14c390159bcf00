using System.Text;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>Credentials where docker, podman and their helpers keep them, against a registry that wants some.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo")]
internal sealed class StoredCredentialTests : RealPartsTests
{
    protected override bool IsGuarded => true;

    [Test]
    public async Task Pull_WithoutCredentials_ExitsWith4AndSaysHowToSignIn()
    {
        var pulled = await PullAsync();

        Assert.That(pulled.ExitCode, Is.EqualTo(4));
        Assert.That(pulled.Error, Does.Contain("--password-stdin").And.Contain("regpull login"));
    }

    [Test]
    public async Task Pull_WithWhatDockerStored_IsLetIn()
    {
        WriteDockerConfig($$"""{"auths": {"{{Registry.Host}}": {"auth": "{{Auth(RealRegistry.Password)}}"} } }""");

        (await PullAsync()).Succeeded();
    }

    [Test]
    public async Task Pull_WithAWrongPassword_ExitsWith4AndDoesNotRepeatIt()
    {
        WriteDockerConfig($$"""{"auths": {"{{Registry.Host}}": {"auth": "{{Auth("sesame")}}"} } }""");

        var pulled = await PullAsync("--verbose");

        Assert.That(pulled.ExitCode, Is.EqualTo(4));
        Assert.That(pulled.Error, Does.Not.Contain("sesame").And.Not.Contain(Auth("sesame")));
    }

    [Test]
    public async Task Pull_WithWhatSkopeoLoginStored_IsLetIn()
    {
        var file = Workspace.PathOf("auth.json");
        (await ProgramRun.RunAsync("skopeo", "login", "--tls-verify=false", "--authfile", file,
            "--username", RealRegistry.User, "--password", RealRegistry.Password, Registry.Host)).Succeeded();

        (await PullAsync("--authfile", file)).Succeeded();
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "the helper is a shell script")]
    public async Task Pull_WithWhatAHelperSays_IsLetIn()
    {
        WriteDockerConfig($$"""{"credHelpers": {"{{Registry.Host}}": "made-up"} }""");
        WriteHelper($$"""
            read -r server
            [ "$1 $server" = "get {{Registry.Host}}" ] || { echo "asked for $1 $server"; exit 1; }
            echo '{"ServerURL":"x","Username":"{{RealRegistry.User}}","Secret":"{{RealRegistry.Password}}"}'
            """);

        (await PullAsync()).Succeeded();
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "the helper is a shell script")]
    public async Task Pull_WhenTheHelperFails_SaysWhatItSaid()
    {
        WriteDockerConfig("""{"credsStore":"made-up"}""");
        WriteHelper("echo 'the key ring is locked'; exit 1");

        var pulled = await PullAsync();

        Assert.That(pulled.ExitCode, Is.EqualTo(4));
        Assert.That(pulled.Error, Does.Contain("docker-credential-made-up").And.Contain("the key ring is locked"));
    }

    private static string Auth(string password) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{RealRegistry.User}:{password}"));

    private void WriteDockerConfig(string json) => Workspace.Write("config.json", json);

    private void WriteHelper(string script) => new RealUser(Workspace).InstallHelper("made-up", script);

    private async Task<ProgramResult> PullAsync(params IEnumerable<string> options)
    {
        var image = await Registry.PushAsync("team/app:1", Fixture.Image());
        return await new RealUser(Workspace)
            .RunAsync(["pull", image, "--output", Workspace.PathOf("out.tar"), .. options]);
    }
}
