using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Registries.Authentication;

/// <summary>Blob stores stand on other hosts, and are strangers.</summary>
[TestFixture]
internal sealed class RedirectedCredentialTests
{
    private static readonly FakeRegistryOptions Secured =
        new() { Auth = FakeAuth.Basic, User = "ann", Password = "s3cret" };

    [Test]
    public async Task Pull_BlobsOnAnotherHost_SendsThemNoCredential()
    {
        await using var store = await FakeRegistry.StartAsync();
        await using var pull = await SignedInAsync();
        store.Push("team/app", "1.0", Fixture.Image());
        pull.Registry.Faults.Add(When.Blob, Faults.Redirect(store.Url), times: int.MaxValue);

        await pull.RunAsync();

        Assert.That(
            store.Requests.Blobs, Has.Count.EqualTo(3).And.All.Property(nameof(RecordedRequest.Authorization)).Null);
        Layout.AssertArchive(pull.Output, Fixture.Image());
    }

    [Test]
    public async Task Pull_RedirectToTheSameMachineByAnotherName_SendsItNoCredential()
    {
        await using var pull = await SignedInAsync();
        pull.Registry.Faults.Add(When.Manifest, Faults.Redirect(pull.Registry.UrlByName));

        await pull.FailAsync<AccessDeniedException>();

        var last = pull.Registry.Requests.Manifests[^1];
        Assert.That((last.Host, last.Authorization), Is.EqualTo((pull.Registry.UrlByName.Authority, (string?)null)));
    }

    [Test]
    public async Task Pull_RedirectWithinTheHost_KeepsTheCredential()
    {
        await using var pull = await SignedInAsync();
        pull.Registry.Faults.Add(When.Blob, Faults.Redirect(pull.Registry.Url));

        await pull.RunAsync();

        Assert.That(pull.Registry.Requests.Blobs, Has.All.Property(nameof(RecordedRequest.Authorization)).Not.Null);
    }

    [Test]
    public async Task Pull_RedirectedBlobThatBreaks_AsksTheRegistryAgainAndContinues()
    {
        var fixture = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 50_000 });
        await using var store = await FakeRegistry.StartAsync();
        await using var pull = await SignedInAsync(fixture);
        store.Push("team/app", "1.0", fixture);
        pull.Registry.Faults.Add(When.Blob, Faults.Redirect(store.Url), times: int.MaxValue);
        store.Faults.Add(When.Digest(fixture.Layers()[0].Digest), Faults.Tear(20_000));

        await pull.RunAsync();

        Assert.That(store.Requests.Blobs[^1].Range, Is.EqualTo("bytes=20000-"));
        Layout.AssertArchive(pull.Output, fixture);
    }

    private static async Task<Pull> SignedInAsync(ImageFixture? fixture = null)
    {
        var pull = await Pull.StartAsync(fixture, Secured);
        pull.Options = pull.Options with { Credential = new RegistryCredential.Password("ann", "s3cret") };
        return pull;
    }
}
