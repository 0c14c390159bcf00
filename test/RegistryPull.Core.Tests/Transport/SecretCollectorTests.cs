using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Transport;

[TestFixture]
internal sealed class SecretCollectorTests
{
    [Test]
    public async Task Pull_TokensAndSignedAddresses_AreKnownAsSecrets()
    {
        await using var pull = await Pull.StartAsync(registry: new FakeRegistryOptions { Auth = FakeAuth.Bearer });
        await using var store = await FakeRegistry.StartAsync();
        store.Push("team/app", "1.0", Fixture.Image());
        pull.Registry.Faults.Add(When.Blob, (_, request) => new FakeAnswer { Status = 307 }
            .With("Location", new Uri(store.Url, request.Path + "?X-Amz-Signature=0123456789abcdef0&response-type=short").AbsoluteUri), int.MaxValue);
        await using var services = pull.Services();
        var request = new PullRequest
        {
            Images = [ImageReference.Parse(pull.Reference)],
            Format = "docker",
            Output = pull.Output,
        };

        await services.GetRequiredService<ImagePuller>().PullAsync(request, CancellationToken.None);

        Assert.That(
            services.GetRequiredService<SecretRedactor>()
                .Redact("token-1 0123456789abcdef0 short fake-registry repository:team/app:pull"),
            Is.EqualTo("*** *** short fake-registry repository:team/app:pull"));
    }

    [TestCase("BAREsignature1234567890", "BAREsignature1234567890")]
    [TestCase("n=SIGinN1234567890abcdef", "SIGinN1234567890abcdef")]
    [TestCase("x=SIGplus+plus1234567890", "SIGplus plus1234567890")]
    [TestCase("x=SIGplus+plus1234567890", "SIGplus+plus1234567890")]
    public async Task Pull_AQueryOfABlobStore_IsKnownAsSecret(string query, string repeated)
    {
        await using var pull = await Pull.StartAsync();
        await using var store = await FakeRegistry.StartAsync();
        store.Push("team/app", "1.0", Fixture.Image());
        pull.Registry.Faults.Add(
            When.Blob,
            (_, request) => new FakeAnswer { Status = 307 }
                .With("Location", $"http://localhost:{store.Url.Port}{request.Path}?{query}"),
            int.MaxValue);
        await using var services = pull.Services();
        var request = new PullRequest
        {
            Images = [ImageReference.Parse(pull.Reference)],
            Format = "docker",
            Output = pull.Output,
        };

        await services.GetRequiredService<ImagePuller>().PullAsync(request, CancellationToken.None);

        Assert.That(services.GetRequiredService<SecretRedactor>().Redact($"no {repeated}!"), Is.EqualTo("no ***!"));
    }
}
