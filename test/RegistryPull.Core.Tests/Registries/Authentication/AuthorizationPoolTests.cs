using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Registries.Authentication;

/// <summary>What the second image of a registry costs, in requests.</summary>
[TestFixture]
internal sealed class AuthorizationPoolTests
{
    private static readonly FakeRegistryOptions Tokens = new() { Auth = FakeAuth.Bearer };

    private static readonly FakeRegistryOptions Basic =
        new() { Auth = FakeAuth.Basic, User = "ann", Password = "s3cret" };

    [Test]
    public async Task Pull_SecondTagOfARepository_UsesTheSameToken()
    {
        await using var pull = await Pull.StartAsync(registry: Tokens);
        var second = pull.Registry.Push("team/app", "2.0", Fixture.Image(new ImageRecipe { Seed = 2 }));

        await RunAsync(pull, pull.Reference, second);

        Assert.That(pull.Registry.Tokens.Issued, Is.EqualTo(1));
        Assert.That(Statuses(pull), Is.EqualTo(new[] { "1.0 anonymous", "1.0 signed in", "2.0 signed in" }));
    }

    [Test]
    public async Task Pull_SecondRepositoryOfARegistry_FetchesItsTokenFirst()
    {
        await using var pull = await Pull.StartAsync(registry: Tokens);
        var second = pull.Registry.Push("team/other", "2.0", Fixture.Image(new ImageRecipe { Seed = 2 }));

        await RunAsync(pull, pull.Reference, second);

        Assert.That(Statuses(pull), Is.EqualTo(new[] { "1.0 anonymous", "1.0 signed in", "2.0 signed in" }));
        Assert.That(
            pull.Registry.Requests.Tokens.Select(static request => request.Query),
            Is.EqualTo(new[] { Query("team/app"), Query("team/other") }));
    }

    [Test]
    public async Task Pull_SecondRepositoryOfABasicRegistry_SendsThePasswordAtOnce()
    {
        await using var pull = await Pull.StartAsync(registry: Basic);
        pull.Options = pull.Options with { Credential = new RegistryCredential.Password("ann", "s3cret") };
        var second = pull.Registry.Push("team/other", "2.0", Fixture.Image(new ImageRecipe { Seed = 2 }));

        await RunAsync(pull, pull.Reference, second);

        Assert.That(Statuses(pull), Is.EqualTo(new[] { "1.0 anonymous", "1.0 signed in", "2.0 signed in" }));
    }

    [Test]
    public async Task Pull_TheTokenServerRefusesTheSecondRepository_AsksTheRegistryWithoutOne()
    {
        await using var pull = await Pull.StartAsync(registry: Tokens);
        var second = pull.Registry.Push("team/other", "2.0", Fixture.Image(new ImageRecipe { Seed = 2 }));
        pull.Registry.Faults.Add(
            static request => request.Query.Contains("team/other", StringComparison.Ordinal),
            Faults.Status(403));

        await RunAsync(pull, pull.Reference, second);

        Assert.That(
            Statuses(pull),
            Is.EqualTo(new[] { "1.0 anonymous", "1.0 signed in", "2.0 anonymous", "2.0 signed in" }));
    }

    private static string Query(string repository) => $"?service=fake-registry&scope=repository:{repository}:pull";

    private static IEnumerable<string> Statuses(Pull pull) => pull.Registry.Requests.Manifests
        .Select(
            static request => $"{request.Route.Target} {(request.Authorization is null ? "anonymous" : "signed in")}");

    private static async Task RunAsync(Pull pull, params string[] references)
    {
        await using var services = pull.Services();
        var puller = services.GetRequiredService<ImagePuller>();
        foreach (var reference in references)
        {
            var request = new PullRequest
            {
                Images = [ImageReference.Parse(reference)],
                Format = pull.Format,
                Output = pull.Output + reference.Length + pull.Registry.Requests.All.Count,
            };
            await puller.PullAsync(request, CancellationToken.None);
        }
    }
}
