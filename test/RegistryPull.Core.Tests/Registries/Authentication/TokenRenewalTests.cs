using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Registries.Credentials;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;
using RegistryPull.Transport;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Registries.Authentication;

[TestFixture]
internal sealed class TokenRenewalTests
{
    private static readonly FakeRegistryOptions Tokens = new() { Auth = FakeAuth.Bearer };

    [Test]
    public async Task Pull_TokensThatExpireInTheMiddle_RenewsThemAndCompletes()
    {
        var fixture = Fixture.Image(new ImageRecipe { Layers = 6 });
        await using var pull = await Pull.StartAsync(fixture, Tokens);
        pull.Registry.Tokens.Uses = 3;
        pull.Options = pull.Options with { MaxConcurrentDownloads = 1 };

        await pull.RunAsync();

        // A manifest, a configuration and six layers, three to a token.
        Assert.That(pull.Registry.Tokens.Issued, Is.EqualTo(3));
        Layout.AssertArchive(pull.Output, fixture);
    }

    [Test]
    public async Task Pull_TokenThatExpiresWithinABlob_ContinuesItWithTheNext()
    {
        var fixture = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 50_000 });
        await using var pull = await Pull.StartAsync(fixture, Tokens);
        pull.Registry.Faults.Add(When.Digest(fixture.Layers()[0].Digest), (answer, request) =>
        {
            pull.Registry.Tokens.ExpireAll();
            return Faults.Tear(20_000)(answer, request);
        });

        await pull.RunAsync();

        Assert.That(pull.Registry.Tokens.Issued, Is.EqualTo(2));
        Assert.That(pull.Asked(fixture.Layers()[0])[^1].Range, Is.EqualTo("bytes=20000-"));
        Layout.AssertArchive(pull.Output, fixture);
    }

    [Test]
    public async Task Answer_ManyRefusedAtOnce_RenewsOnce()
    {
        await using var pull = await Pull.StartAsync(registry: Tokens);
        await using var services = pull.Services();
        using var authorization = new RepositoryAuthorization(
            ImageReference.Parse(pull.Reference), new RegistryServer(pull.Registry.Url, TlsSettings.None),
            CredentialSearch.None, services.GetRequiredService<TokenClient>());
        var challenges = ChallengeParser.Parse([$"Bearer realm=\"{pull.Registry.Realm}\""]);

        await Task.WhenAll(
            Enumerable.Range(0, 20)
                .Select(_ => authorization.AnswerAsync(challenges, refused: null, CancellationToken.None)));

        Assert.That(authorization.Current?.ToString(), Is.EqualTo("Bearer token-1"));
        Assert.That(pull.Registry.Tokens.Issued, Is.EqualTo(1));
    }

    [Test]
    public async Task Answer_TheTokenThatIsCurrentIsRefused_FetchesAnother()
    {
        await using var pull = await Pull.StartAsync(registry: Tokens);
        await using var services = pull.Services();
        using var authorization = new RepositoryAuthorization(
            ImageReference.Parse(pull.Reference), new RegistryServer(pull.Registry.Url, TlsSettings.None),
            CredentialSearch.None, services.GetRequiredService<TokenClient>());
        var challenges = ChallengeParser.Parse([$"Bearer realm=\"{pull.Registry.Realm}\""]);

        await authorization.AnswerAsync(challenges, refused: null, CancellationToken.None);
        await authorization.AnswerAsync(challenges, authorization.Current, CancellationToken.None);

        Assert.That(authorization.Current?.ToString(), Is.EqualTo("Bearer token-2"));
    }

    [Test]
    public async Task Pull_TokensThatAreNeverGood_IsDeniedAfterTheSecond()
    {
        await using var pull = await Pull.StartAsync(registry: Tokens);
        pull.Registry.Tokens.Uses = 0;

        await pull.FailAsync<AccessDeniedException>();

        Assert.That(pull.Registry.Requests.Manifests, Has.Count.EqualTo(2));
    }
}
