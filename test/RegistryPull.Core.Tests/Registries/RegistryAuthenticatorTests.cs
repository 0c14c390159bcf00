using NUnit.Framework;
using RegistryPull.Testing;

namespace RegistryPull.Registries;

[TestFixture]
internal sealed class RegistryAuthenticatorTests
{
    [Test]
    public async Task Pull_LoopbackRegistryOverHttp_AsksOnceWhetherItIsThere()
    {
        await using var pull = await Pull.StartAsync();

        await pull.RunAsync();

        Assert.That(pull.Registry.Requests.Of(RouteKind.Base), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Pull_PlainHttp_DoesNotAskBeforehand()
    {
        await using var pull = await Pull.StartAsync();
        pull.Options = pull.Options with { PlainHttp = true };

        await pull.RunAsync();

        Assert.That(pull.Registry.Requests.Of(RouteKind.Base), Is.Empty);
    }

    [TestCase(401)]
    [TestCase(404)]
    [TestCase(503)]
    public async Task Pull_LoopbackRegistryInAMood_IsStillSpokenToOverHttp(int status)
    {
        await using var pull = await Pull.StartAsync();
        pull.Registry.Faults.Add(static request => request.Route.Kind == RouteKind.Base, Faults.Status(status));

        await pull.RunAsync();

        Assert.That(File.Exists(pull.Output), Is.True);
    }

    [Test]
    public async Task Pull_LoopbackRegistryOverTls_IsSpokenToOverTlsWhateverItsCertificate()
    {
        await using var pull = await Pull.StartAsync();
        await using var server = new TlsServer();
        pull.Reference = $"{server.Host}/team/app:1.0";

        Assert.That((await pull.FailAsync<ImageNotFoundException>()).Message, Does.Contain("404"));
        Assert.That(server.Answered, Is.EqualTo(1));
    }
}
