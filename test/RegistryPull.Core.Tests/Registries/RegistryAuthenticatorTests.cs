using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Testing;

namespace RegistryPull.Registries;

[TestFixture]
internal sealed class RegistryAuthenticatorTests
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task Pull_LoopbackRegistryOverHttp_FindsOutWithTheManifest(bool isPlainHttp)
    {
        await using var pull = await Pull.StartAsync();
        pull.Options = pull.Options with { PlainHttp = isPlainHttp };

        await pull.RunAsync();

        Assert.That(pull.Registry.Requests.Of(RouteKind.Base), Is.Empty);
        Assert.That(pull.Registry.Requests.Manifests, Has.Count.EqualTo(1));
    }

    [TestCase(429)]
    [TestCase(503)]
    public async Task Pull_LoopbackRegistryIsBusy_IsStillSpokenToOverHttp(int status)
    {
        await using var pull = await Pull.StartAsync();
        pull.Registry.Faults.Add(When.Manifest, Faults.Status(status));

        await pull.RunAsync();

        Assert.That(File.Exists(pull.Output), Is.True);
    }

    [Test]
    public async Task Pull_LoopbackRegistryRefusesTheName_SaysSoAndIsNotAskedOverTls()
    {
        await using var pull = await Pull.StartAsync();
        pull.Registry.Faults.Add(When.Manifest, static (_, _) => FakeAnswer.Error(400, "NAME_INVALID", "no such name"));

        var failure = await pull.FailAsync<RegistryUnavailableException>();

        Assert.That(failure.Message, Does.Contain("no such name"));
    }

    [Test]
    public async Task Pull_LoopbackRegistryRedirectsToWhereNothingAnswers_IsNotAskedOverTls()
    {
        await using var pull = await Pull.StartAsync();
        pull.Registry.Faults.Add(
            When.Manifest, Faults.Redirect(new Uri("ftp://elsewhere.example")), times: int.MaxValue);

        var failure = await pull.FailAsync<RegistryUnavailableException>();

        Assert.That(failure.Message, Does.Contain("elsewhere.example").Or.Contain("ftp"));
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

    [Test]
    public async Task Pull_SecondImageOfALoopbackRegistryOverTls_IsAskedOverTlsAtOnce()
    {
        await using var pull = await Pull.StartAsync();
        await using var server = new TlsServer();
        pull.Reference = $"{server.Host}/team/app:1.0";
        await using var services = pull.Services();
        var puller = services.GetRequiredService<ImagePuller>();
        var request = new PullRequest
        {
            Images = [ImageReference.Parse(pull.Reference)],
            Format = pull.Format,
            Output = pull.Output,
        };

        await Assert.ThatAsync(() => puller.PullAsync(request, default), Throws.InstanceOf<ImageNotFoundException>());
        var refused = server.Refused;
        await Assert.ThatAsync(() => puller.PullAsync(request, default), Throws.InstanceOf<ImageNotFoundException>());

        Assert.That(server.Refused, Is.EqualTo(refused));
    }
}
