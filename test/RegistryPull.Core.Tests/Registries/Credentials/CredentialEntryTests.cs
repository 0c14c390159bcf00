using NUnit.Framework;

namespace RegistryPull.Registries.Credentials;

[TestFixture]
internal sealed class CredentialEntryTests
{
    private static readonly RegistryCredential.Password Ann = new("ann", "s3:cret");

    private static readonly string Auth = MadeUpUser.Encode("ann:s3:cret");

    [Test]
    public void Read_Auth_IsUserAndPassword() => Assert.That(Read(new() { Auth = Auth }), Is.EqualTo(Ann));

    [Test]
    public void Read_AuthWithNuls_LosesThem() =>
        Assert.That(Read(new() { Auth = MadeUpUser.Encode("ann:s3:cret\0\0") }), Is.EqualTo(Ann));

    [Test]
    public void Read_UsernameAndPassword_IsACredential() =>
        Assert.That(Read(new() { Username = "ann", Password = "s3:cret" }), Is.EqualTo(Ann));

    [Test]
    public void Read_AuthAndUsername_TakesAuth() =>
        Assert.That(Read(new() { Auth = Auth, Username = "bob", Password = "other" }), Is.EqualTo(Ann));

    [Test]
    public void Read_IdentityToken_KeepsTheNameThatCameWithIt()
    {
        Assert.That(
            Read(new() { Auth = MadeUpUser.Encode("0000:"), IdentityToken = "refresh" }),
            Is.EqualTo(new RegistryCredential.IdentityToken("0000", "refresh")));
        Assert.That(
            Read(new() { IdentityToken = "refresh" }),
            Is.EqualTo(new RegistryCredential.IdentityToken("<token>", "refresh")));
    }

    [Test]
    public void Read_RegistryToken_IsABearerToken() =>
        Assert.That(
            Read(new() { Auth = Auth, RegistryToken = "bearer" }),
            Is.EqualTo(new RegistryCredential.BearerToken("bearer")));

    [Test]
    public void Read_Nothing_IsNone()
    {
        Assert.That(Read(null), Is.Null);
        Assert.That(Read(new()), Is.Null);
        Assert.That(Read(new() { Auth = "", Username = "ann", IdentityToken = "" }), Is.Null);
    }

    [TestCase("not base64!")]
    [TestCase("bm9jb2xvbg==")]
    public void Read_ADamagedAuth_NamesTheFileAndNotTheSecret(string auth)
    {
        var error = Assert.Throws<InvalidRequestException>(() => Read(new() { Auth = auth }))!;

        Assert.That(error.ToString(), Does.Contain("config.json").And.Not.Contain(auth).And.Not.Contain("nocolon"));
    }

    [Test]
    public void ToString_OfACredential_HidesTheSecret()
    {
        RegistryCredential[] all =
            [
                Ann, new RegistryCredential.BearerToken("s3:cret"),
                new RegistryCredential.IdentityToken("ann", "s3:cret"),
            ];

        Assert.That(all.Select(static one => one.ToString()), Has.None.Contains("s3:cret"));
    }

    private static RegistryCredential? Read(CredentialEntryJson? entry) => CredentialEntry.Read(entry, "config.json");
}
