using System.Diagnostics;
using System.Text;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>
/// Runs the recipes of <c>docs/recipes</c> as they are written, in an empty directory. Docker Hub is a mirror on this
/// machine, and only the names of hosts and of the user are replaced.
/// </summary>
[TestFixture]
[Needs("docker-registry", "skopeo", "dockerd", "containerd", "docker", "bash", "sha256sum", Root = true)]
internal sealed class RecipeTests : RealPartsTests
{
    private static readonly (string Name, int Seed, int Layers)[] Images =
    [
        ("library/nginx:1.27", 310, 3), ("library/redis:7", 310, 4), ("team/app:1", 311, 2), ("team/app:2", 311, 3),
    ];

    private RealRegistry _hub = null!;
    private RealDocker _docker = null!;

    protected override bool IsGuarded => true;

    [OneTimeSetUp]
    public async Task PushImages()
    {
        _hub = await RealRegistry.StartAsync();
        _docker = await RealDocker.StartAsync();
        foreach (var (name, seed, layers) in Images)
        {
            var image = Fixture.Image(new ImageRecipe { Seed = seed, Layers = layers, Docker = true });
            var isOfTheHub = name.StartsWith("library/", StringComparison.Ordinal);
            await (isOfTheHub ? _hub : Registry).PushAsync(name, image);
        }
    }

    [OneTimeTearDown]
    public async Task StopParts()
    {
        await _docker.DisposeAsync();
        await _hub.DisposeAsync();
    }

    [TestCaseSource(typeof(Recipes), nameof(Recipes.Titles))]
    public async Task Run_ARecipe_Succeeds(string title)
    {
        var script = Recipes.Script(title)
            .Replace("https://mirror.example.com", $"http://{_hub.Host}", StringComparison.Ordinal)
            .Replace("registry.example.com", Registry.Host, StringComparison.Ordinal)
            .Replace("robot", RealRegistry.User, StringComparison.Ordinal);

        var run = await ProgramRun.RunAsync(Start(title, $"set -euo pipefail\n{script}\n"));

        Assert.That(run.ExitCode, Is.Zero, $"{script}\n{run.Output}\n{run.Error}");
    }

    [Test]
    public void Titles_OfThePage_HaveTheFirstRecipe() =>
        Assert.That(
            Recipes.Titles(), Does.Contain("Pull on the laptop, load on the server").And.Contain("A private registry"));

    // A recipe that signs in, or names a mirror, has neither before.
    private ProcessStartInfo Start(string title, string script)
    {
        Workspace.Write("secret", RealRegistry.Password);
        var start = ProgramRun.Start("bash", "-c", script);
        start.WorkingDirectory = Workspace.Root;
        Shims().AddTo(start);
        start.Environment["DOCKER_CONFIG"] = Workspace.FolderOf("docker");
        if (!script.Contains("regpull login", StringComparison.Ordinal))
        {
            SignIn();
        }

        start.Environment[_docker.Host.Name] = _docker.Host.Value;
        if (!title.Contains("mirror", StringComparison.Ordinal))
        {
            start.Environment["REGPULL_MIRROR"] = $"http://{_hub.Host}";
        }

        return start;
    }

    private void SignIn()
    {
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{RealRegistry.User}:{RealRegistry.Password}"));
        Workspace.Write("docker/config.json", $$"""{ "auths": { "{{Registry.Host}}": { "auth": "{{login}}" } } }""");
    }

    // The command as a person calls it: by its name.
    private EngineShims Shims()
    {
        var command = Regpull.Start();
        var words = command.ArgumentList.Prepend(command.FileName).Select(static word => $"'{word}'");
        var shims = new EngineShims(Workspace);
        shims.Install("regpull", $"exec {string.Join(' ', words)} \"$@\"");
        return shims;
    }
}
