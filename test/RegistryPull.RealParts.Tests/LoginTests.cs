using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>Signing in to distribution with its password file, and out again.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo", "script")]
internal sealed class LoginTests : RealPartsTests
{
    private RealUser _user = null!;

    protected override bool IsGuarded => true;

    [SetUp]
    public void Enter() => _user = new RealUser(Workspace);

    [Test]
    public async Task Login_Pull_Logout_LetsInAsLongAsItIsStored()
    {
        var image = await Registry.PushAsync("login/app:1", Fixture.Image());

        (await LoginAsync()).Succeeded();
        (await PullAsync(image)).Succeeded();
        (await _user.RunAsync("logout", Registry.Host)).Succeeded();

        Assert.That((await PullAsync(image)).ExitCode, Is.EqualTo(4));
        Assert.That((await _user.RunAsync("logout", Registry.Host)).Succeeded(), Does.Contain("nothing was stored"));
    }

    [Test]
    public async Task Login_ReadBySkopeo_LetsItIn()
    {
        var image = await Registry.PushAsync("login/app:1", Fixture.Image());
        (await LoginAsync()).Succeeded();
        (await LoginAsync("--authfile", Workspace.PathOf("auth.json"))).Succeeded();

        foreach (var file in new[] { _user.ConfigFile, Workspace.PathOf("auth.json") })
        {
            (
                await ProgramRun.RunAsync(
                    "skopeo", "inspect", "--tls-verify=false", "--authfile", file, $"docker://{image}")).Succeeded();
        }
    }

    [Test]
    public async Task Login_AWrongPassword_ExitsWith4AndStoresNothing()
    {
        var login = await _user.LoginAsync("sesame", Registry.Host, "-u", RealRegistry.User, "-v");

        Assert.That(login.ExitCode, Is.EqualTo(4));
        Assert.That(login.Error, Does.Not.Contain("sesame"));
        Assert.That(File.Exists(_user.ConfigFile), Is.False);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "the helper is a shell script")]
    public async Task Login_WithAHelper_GivesItWhatDockerWould()
    {
        var image = await Registry.PushAsync("login/app:1", Fixture.Image());
        Workspace.Write("config.json", """{"credsStore":"made-up"}""");
        _user.InstallHelper("made-up", $$"""
            store='{{Workspace.Root}}/store'
            echo "$1" >> '{{Workspace.Root}}/verbs'
            case $1 in
            store) cat > "$store" ;;
            get) cat > /dev/null; [ -e "$store" ] && cat "$store" || { echo 'credentials not found in native keychain'; exit 1; } ;;
            erase) cat > '{{Workspace.Root}}/erased'; rm -f "$store" ;;
            esac
            """);

        var login = await LoginAsync();
        var given = await File.ReadAllTextAsync(Workspace.PathOf("store"));
        (await PullAsync(image)).Succeeded();
        (await _user.RunAsync("logout", Registry.Host)).Succeeded();

        Assert.That(login.Error, Is.Empty, "no warning: it is not in plain text");
        Assert.That(given, Is.EqualTo($$"""{"ServerURL":"{{Registry.Host}}","Username":"{{RealRegistry.User}}","Secret":"{{RealRegistry.Password}}"}"""));
        Assert.That(await File.ReadAllTextAsync(Workspace.PathOf("erased")), Is.EqualTo(Registry.Host));
        Assert.That(await File.ReadAllTextAsync(_user.ConfigFile), Does.Not.Contain(Registry.Host));
        Assert.That((await PullAsync(image)).ExitCode, Is.EqualTo(4));
    }

    [Test]
    [Platform("Linux", Reason = "script(1) has other options elsewhere")]
    public async Task Login_OnATerminal_ShowsTheNameAndNotThePassword()
    {
        var login = _user.Start("login", Registry.Host);
        var screen = Workspace.Write("screen", "");
        var typed = $"({After("User name", RealRegistry.User)}; {After("Password for", RealRegistry.Password)}; {After("signed in", "")})";
        var command = string.Join(' ', login.ArgumentList.Prepend(login.FileName));
        var start = ProgramRun.Start("sh", "-c", $"{typed} | script -qefc '{command}' '{screen}'");
        foreach (var (name, value) in login.Environment)
        {
            start.Environment[name] = value;
        }

        var shown = await ProgramRun.RunAsync(start);

        Assert.That(
            shown.Succeeded(),
            Does.Contain($"signed in as {RealRegistry.User}").And.Contain("Password for")
                .And.Not.Contain(RealRegistry.Password));

        // A person reads the prompt, and then types.
        string After(string prompt, string answer) =>
            $"until grep -q '{prompt}' '{screen}'; do sleep 0.1; done; echo '{answer}'";
    }

    private Task<ProgramResult> LoginAsync(params IEnumerable<string> options) =>
        _user.LoginAsync(RealRegistry.Password, [Registry.Host, "-u", RealRegistry.User, .. options]);

    private Task<ProgramResult> PullAsync(string image) =>
        _user.RunAsync("pull", image, "--force", "--output", Workspace.PathOf("out.tar"));
}
