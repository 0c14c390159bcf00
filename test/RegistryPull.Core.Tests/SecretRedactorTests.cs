using NUnit.Framework;

namespace RegistryPull;

[TestFixture]
internal sealed class SecretRedactorTests
{
    // spelling                              | text
    [TestCase("plain", "no p@ss+W0rd/é here", "no *** here")]
    [TestCase("another case: a host name", "P@SS+w0rd/é.example", "***.example")]
    [TestCase("base64 of user and password", "got YW5uOnBAc3MrVzByZC/DqQ==", "got ***==")]
    [TestCase("base64 for URLs", "got YW5uOnBAc3MrVzByZC_DqQ", "got ***")]
    [TestCase("base64 of the password", "got cEBzcytXMHJkL8Op", "got ***")]
    [TestCase("in a URL", "?p=p%40ss%2BW0rd%2F%C3%A9&x", "?p=***&x")]
    [TestCase("in JSON", "p@ss\\u002BW0rd/\\u00E9", "***")]
    [TestCase("user and password", "ann:p@ss+W0rd/é", "***")]
    [TestCase("cut off", "it was p@ss+…", "it was ***…")]
    [TestCase("cut off within base64", "it was YW5uOnB…", "it was ***…")]
    [TestCase("not cut off", "it was p@s…", "it was p@s…")]
    [TestCase("the user alone", "ann", "ann")]
    public void Redact_ASecretInAnySpelling_IsHidden(string spelling, string text, string expected)
    {
        var secrets = new SecretRedactor();
        secrets.Add(new RegistryCredential.Password("ann", "p@ss+W0rd/é"));

        Assert.That(secrets.Redact(text), Is.EqualTo(expected), spelling);
    }

    [Test]
    public void Redact_ASecretWithinAnother_LeavesNothingOfTheLonger()
    {
        var secrets = new SecretRedactor();
        secrets.Add("secret");
        secrets.Add("secret-and-more");

        Assert.That(secrets.Redact("secret-and-more secret"), Is.EqualTo("*** ***"));
    }

    [Test]
    public void Redact_AShortSecret_IsLeftInWordsAndHiddenInAHeader()
    {
        var secrets = new SecretRedactor();
        secrets.Add(new RegistryCredential.Password("ann", "pw"));

        Assert.That(secrets.Redact("pwd YW5uOnB3"), Is.EqualTo("pwd ***"));
    }

    [Test]
    public void Redact_SignedAddresses_KnowsTheLatest()
    {
        var secrets = new SecretRedactor();
        foreach (var number in Enumerable.Range(1, 129))
        {
            secrets.AddSigned($"signature-{number:0000}-x");
        }

        Assert.That(
            secrets.Redact("signature-0001-x signature-0002-x signature-0129-x"),
            Is.EqualTo("signature-0001-x *** ***"));
    }
}
