using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Registries;

/// <summary>Registries that are only a name for another one.</summary>
[TestFixture]
internal sealed class RedirectedRequestsTests
{
    [Test]
    public async Task Pull_ARegistryThatRedirectsToOneWithTokensForEveryone_PullsWithOneTokenAndWithoutTheCredential()
    {
        await using var real = await FakeRegistry.StartAsync(new FakeRegistryOptions { Auth = FakeAuth.Bearer });
        await using var pull = await StartAsync(real);

        await pull.RunAsync();

        Layout.AssertArchive(pull.Output, Fixture.Image());
        Assert.That(
            real.Requests.Tokens.Select(static request => request.Authorization), Is.EqualTo(new string?[] { null }));
        Assert.That(
            real.Requests.All.Select(static request => request.Authorization ?? ""), Has.None.StartsWith("Basic"));
        Assert.That(
            pull.Registry.Requests.All.Select(static request => request.Authorization),
            Is.All.Null,
            "a token of the other host");
    }

    [Test]
    public async Task Pull_ATokenOfTheOtherHostThatExpires_IsRenewed()
    {
        await using var real = await FakeRegistry.StartAsync(new FakeRegistryOptions { Auth = FakeAuth.Bearer });
        await using var pull = await StartAsync(real);
        real.Tokens.Uses = 1;
        pull.Options = pull.Options with { MaxConcurrentDownloads = 1 };

        await pull.RunAsync();

        Assert.That(real.Requests.Tokens, Has.Count.GreaterThan(1));
    }

    [Test]
    public async Task Pull_TheOtherHostWantsAPassword_SaysWhereToPullFrom()
    {
        await using var real = await FakeRegistry.StartAsync(
            new FakeRegistryOptions { Auth = FakeAuth.Basic, User = "ann", Password = "s3cret" });
        await using var pull = await StartAsync(real);

        var error = await pull.FailAsync<AccessDeniedException>();

        Assert.That(error.Message, Does.Contain($"pull from {real.Host}").And.Contain("credentials do not follow"));
        Assert.That(real.Requests.All.Select(static request => request.Authorization), Is.All.Null);
    }

    private static async Task<Pull> StartAsync(FakeRegistry real)
    {
        real.Push("team/app", "1.0", Fixture.Image());
        var pull = await Pull.StartAsync();
        pull.Registry.Faults.Add(When.Any, Faults.Redirect(real.Url), times: int.MaxValue);
        pull.Options = pull.Options with { Credential = new RegistryCredential.Password("ann", "s3cret") };
        return pull;
    }
}
