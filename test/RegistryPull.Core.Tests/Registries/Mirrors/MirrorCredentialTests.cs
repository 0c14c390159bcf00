using NUnit.Framework;
using RegistryPull.Registries.Credentials;
using RegistryPull.Testing;

namespace RegistryPull.Registries.Mirrors;

/// <summary>A mirror gets what is stored for its own host, and nothing that is the registry's.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class MirrorCredentialTests : IDisposable
{
    private static readonly FakeRegistryOptions Secured =
        new() { Auth = FakeAuth.Basic, User = "ann", Password = "s3cret" };

    private readonly MadeUpUser _user = MadeUpUser.Create();

    public void Dispose() => _user.Dispose();

    [Test]
    public async Task Pull_CredentialsForThisRun_StayWithTheRegistry()
    {
        await using var mirrored = await MirroredPull.StartAsync(first: Secured, registry: Secured);
        mirrored.Pull.Options = mirrored.Pull.Options with
        {
            Mirrors = [mirrored.First.Url.AbsoluteUri],
            Credential = new RegistryCredential.Password("ann", "s3cret"),
        };

        await mirrored.Pull.RunAsync();

        Assert.That(
            mirrored.First.Requests.All, Is.Not.Empty.And.All.Property(nameof(RecordedRequest.Authorization)).Null);
        Assert.That(mirrored.Registry.Requests.Blobs, Has.All.Property(nameof(RecordedRequest.Authorization)).Not.Null);
    }

    [Test]
    public async Task Pull_CredentialsStoredForTheRegistry_StayWithIt()
    {
        await using var mirrored = await StoredAsync(static mirrored => mirrored.Registry);

        await mirrored.Pull.RunAsync();

        Assert.That(
            mirrored.First.Requests.All, Is.Not.Empty.And.All.Property(nameof(RecordedRequest.Authorization)).Null);
    }

    [Test]
    public async Task Pull_CredentialsStoredForTheMirror_GoToItAlone()
    {
        await using var mirrored = await StoredAsync(static mirrored => mirrored.First);

        await mirrored.Pull.RunAsync();

        Assert.That(
            mirrored.First.Requests.Blobs,
            Is.Not.Empty.And.All.Property(nameof(RecordedRequest.Authorization)).Not.Null);
        Assert.That(mirrored.Registry.Requests.All, Is.Empty);
    }

    private async Task<MirroredPull> StoredAsync(Func<MirroredPull, FakeRegistry> whose)
    {
        var mirrored = await MirroredPull.StartAsync(first: Secured, registry: Secured);
        _user.Write(MadeUpUser.Docker, MadeUpUser.Auths((whose(mirrored).Host, "ann")));
        (mirrored.Pull.User, mirrored.Pull.Options) = (
            _user, mirrored.Pull.Options with { Mirrors = [mirrored.First.Url.AbsoluteUri] });
        return mirrored;
    }
}
