using NUnit.Framework;

namespace RegistryPull.Registries.Authentication;

[TestFixture]
internal sealed class RealmPolicyTests
{
    private const string Public = "https://registry.example/";

    // Rule 1: the registry itself
    [TestCase(Public, "https://registry.example/token")]
    [TestCase("http://registry.example:5000/", "http://registry.example:5000/token")]
    [TestCase("http://10.0.0.7:5000/", "http://10.0.0.7:5000/token")]
    // Rule 3: this machine, named by a registry of this machine or network
    [TestCase("http://127.0.0.1:5000/", "http://127.0.0.1:5001/token")]
    [TestCase("http://127.0.0.1:5000/", "http://localhost:5001/token")]
    [TestCase("http://[::1]:5000/", "http://[::1]:5001/token")]
    // Rule 4: https elsewhere
    [TestCase(Public, "https://auth.example/token")]
    [TestCase(Public, "https://172.15.255.255/token")]
    [TestCase(Public, "https://172.32.0.0/token")]
    [TestCase(Public, "https://100.63.255.255/token")]
    [TestCase(Public, "https://100.128.0.0/token")]
    [TestCase(Public, "https://[2001:db8::1]/token")]
    [TestCase("https://10.0.0.7/", "https://192.168.0.1/token")]
    [TestCase("https://10.0.0.7/", "https://auth.example/token")]
    public async Task Refusal_AFitRealm_IsNull(string registry, string realm) =>
        Assert.That(await FindAsync(registry, realm), Is.Null);

    // Rule 2: an address of this machine or a private network, in every spelling
    [TestCase("https://localhost/token")]
    [TestCase("https://127.0.0.1/token")]
    [TestCase("https://127.9.9.9/token")]
    [TestCase("https://2130706433/token")]
    [TestCase("https://0x7f000001/token")]
    [TestCase("https://0.0.0.0/token")]
    [TestCase("https://10.0.0.1/token")]
    [TestCase("https://10.255.255.255/token")]
    [TestCase("https://172.16.0.0/token")]
    [TestCase("https://172.31.255.255/token")]
    [TestCase("https://192.168.0.1/token")]
    [TestCase("https://169.254.169.254/token")]
    [TestCase("https://100.64.0.0/token")]
    [TestCase("https://100.127.255.255/token")]
    [TestCase("https://[::1]/token")]
    [TestCase("https://[::]/token")]
    [TestCase("https://[fe80::1]/token")]
    [TestCase("https://[fd00::1]/token")]
    [TestCase("https://[fc00::1]/token")]
    [TestCase("https://[::ffff:10.0.0.1]/token")]
    [TestCase("https://[::ffff:127.0.0.1]/token")]
    [TestCase("http://10.0.0.1/token")]
    public async Task Refusal_APrivateRealmOfAPublicRegistry_SaysSo(string realm)
    {
        Assert.That(await FindAsync(Public, realm), Does.Contain("private network"));
        Assert.That(await FindAsync(Public, realm, isAnonymous: true), Does.Contain("private network"));
    }

    // Rule 2, by name: one private address among several is enough
    [TestCase("10.0.0.5")]
    [TestCase("203.0.113.7 192.168.1.1")]
    [TestCase("::1")]
    public async Task Refusal_ANameThatResolvesToAPrivateAddress_SaysSo(string addresses) =>
        Assert.That(
            await FindAsync(Public, "https://inner.example/token", isAnonymous: true, ("inner.example", addresses)),
            Does.Contain("private network"));

    [Test]
    public async Task Refusal_ANameOfTheSamePrivateNetworkAsTheRegistry_IsNull() => Assert.That(
        await FindAsync(
            Public,
            "https://inner.example/token",
            isAnonymous: false,
            ("inner.example", "10.0.0.5"),
            ("registry.example", "10.0.0.4")),
        Is.Null);

    // Behind a proxy that resolves names this machine knows none.
    [Test]
    public async Task Refusal_ANameThatCannotBeResolved_IsNull() =>
        Assert.That(
            await FindAsync(
                Public,
                "https://auth.example/token",
                isAnonymous: true,
                ("auth.example", ""),
                ("registry.example", "")),
            Is.Null);

    // Rule 4: where somebody could listen
    [TestCase(Public, "http://auth.example/token")]
    [TestCase(Public, "http://registry.example/token")]
    [TestCase("http://registry.example:5000/", "http://registry.example:5001/token")]
    [TestCase("http://10.0.0.7:5000/", "http://10.0.0.8/token")]
    [TestCase("http://127.0.0.1:5000/", "http://10.0.0.8/token")]
    public async Task Refusal_ARealmWithoutTls_SaysSo(string registry, string realm) =>
        Assert.That(await FindAsync(registry, realm), Does.Contain("not https"));

    // Rule 4 for anonymous requests: what TLS would protect is the name, not a secret
    [TestCase(Public, "http://auth.example/token", "not https")]
    [TestCase("http://registry.example:5000/", "http://auth.example/token", null)]
    [TestCase("https://10.0.0.7/", "http://10.0.0.8/token", null)]
    public async Task Refusal_AnAnonymousRealmWithoutTls_IsForInsidersAlone(
        string registry, string realm, string? reason) =>
        Assert.That(
            await FindAsync(registry, realm, isAnonymous: true), reason is null ? Is.Null : Does.Contain(reason));

    private static ValueTask<string?> FindAsync(
        string registry, string realm, bool isAnonymous = false, params (string Host, string Addresses)[] names) =>
        new RealmPolicy(new StubNames(names))
            .FindRefusalAsync(new Uri(registry), new Uri(realm), isAnonymous, CancellationToken.None);
}
