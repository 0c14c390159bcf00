using NUnit.Framework;
using RegistryPull.Testing;

namespace RegistryPull.Fetching;

/// <summary>Layers that a registry may not distribute: the manifest says where they are.</summary>
[TestFixture]
internal sealed class ForeignLayerTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 200).Select(static i => (byte)i)];

    private static readonly Digest Layer = Digest.Compute(Bytes);

    [Test]
    public async Task Pull_RegistryHasNot_FetchesFromTheAddressWithoutACredential()
    {
        await using var elsewhere = await FakeRegistry.StartAsync();
        elsewhere.AddBlob(Bytes);
        await using var pull = await PushedAsync(Address(elsewhere));

        await pull.RunAsync();

        Assert.That(
            pull.Registry.Requests.Blobs.Count(static request => request.Route.Target == Layer.ToString()),
            Is.EqualTo(1));
        Assert.That(elsewhere.Requests.All.Single().Authorization, Is.Null);
    }

    [Test]
    public async Task Pull_RegistryHasIt_DoesNotAskTheAddress()
    {
        await using var elsewhere = await FakeRegistry.StartAsync();
        await using var pull = await PushedAsync(Address(elsewhere));
        pull.Registry.AddBlob(Bytes);

        await pull.RunAsync();

        Assert.That(elsewhere.Requests.All, Is.Empty);
    }

    [Test]
    public async Task Pull_ThousandsOfAddresses_AsksTheFirstOnesAndSaysSo()
    {
        await using var empty = await FakeRegistry.StartAsync();
        await using var pull = await PushedAsync([.. Enumerable.Repeat(Address(empty), 2000)]);

        var error = await pull.FailAsync<ImageNotFoundException>();

        Assert.That(error.Message, Does.Contain("the first 10 of its 2000 addresses"));
        Assert.That(empty.Requests.All, Has.Count.EqualTo(10));
    }

    [TestCase("ftp://127.0.0.1/layer")]
    [TestCase("file:///etc/passwd")]
    public async Task Pull_SeveralAddresses_TakesTheFirstThatHasIt(string unusable)
    {
        await using var empty = await FakeRegistry.StartAsync();
        await using var elsewhere = await FakeRegistry.StartAsync();
        elsewhere.AddBlob(Bytes);
        await using var pull = await PushedAsync(unusable, Address(empty), Address(elsewhere));

        await pull.RunAsync();

        Assert.That((empty.Requests.All.Count, elsewhere.Requests.All.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Pull_AddressSendsSomethingElse_IsRefused()
    {
        await using var elsewhere = await FakeRegistry.StartAsync();
        elsewhere.AddBlob(Layer, new byte[Bytes.Length]);
        await using var pull = await PushedAsync(Address(elsewhere));

        await pull.FailAsync<InvalidContentException>();

        Assert.That(elsewhere.Requests.All, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Pull_NobodyHasIt_SaysSo()
    {
        await using var pull = await PushedAsync();

        Assert.That((await pull.FailAsync<ImageNotFoundException>()).Message, Does.Contain(Layer.ToString()));
    }

    private static string Address(FakeRegistry server) => new Uri(server.Url, $"v2/any/blobs/{Layer}").AbsoluteUri;

    private static async Task<Pull> PushedAsync(params string[] urls)
    {
        var pull = await Pull.StartAsync(
            registry: new FakeRegistryOptions { Auth = FakeAuth.Basic, User = "ann", Password = "s3cret" });
        pull.Options = pull.Options with { Credential = new RegistryCredential.Password("ann", "s3cret") };
        pull.PushImage(Documents.Descriptor(MediaTypes.DockerForeignLayerGzip, Layer, Bytes.Length, urls));
        return pull;
    }
}
