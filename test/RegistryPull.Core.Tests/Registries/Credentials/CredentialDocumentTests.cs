using System.Text;
using NUnit.Framework;

namespace RegistryPull.Registries.Credentials;

[TestFixture]
internal sealed class CredentialDocumentTests
{
    [Test]
    public void Parse_AFileOfDocker_ReadsWhatMattersInAnyCase()
    {
        var content = Parse("""{"Auths":{"a":{"auth":"x","email":null}},"credhelpers":{"b":"pass"},"credsStore":"desktop","proxies":{"default":{}},"HttpHeaders":{}}""").Content;

        Assert.That(
            (content.Auths!["a"]!.Auth, content.CredHelpers!["b"], content.CredsStore),
            Is.EqualTo(("x", "pass", "desktop")));
    }

    [TestCase("")]
    [TestCase(" \n")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("\ufeff{}")]
    public void Parse_NothingInIt_IsEmpty(string text) => Assert.That(Parse(text).Content.Auths, Is.Null);

    [TestCase("{\n  \"auths\": {\n    \"a\": { s3cret }\n", "line 3")]
    [TestCase("\n\n[]", "line 3")]
    [TestCase("{\"auths\":{\"a\":{\"auth\":s3cret}}}", "line 1")]
    [TestCase("{\"auths\":{\"a\":{\"auth\":[\"s3cret\"]}}}", "line 1")]
    public void Parse_Malformed_NamesTheFileAndTheLineAndNothingOfIt(string text, string line)
    {
        var error = Assert.Throws<InvalidRequestException>(() => Parse(text))!;

        Assert.That(
            error.Message, Is.EqualTo($"config.json is not a credential file: its JSON cannot be read in {line}"));
        Assert.That(error.ToString(), Does.Not.Contain("s3cret"));
    }

    [Test]
    public void Read_NoFileOrFolder_IsNull() =>
        Assert.That(
            CredentialDocument.Read(Path.Combine(Path.GetTempPath(), "regpull-none", "config.json"), KeyStyle.Docker),
            Is.Null);

    [Test]
    public void Read_ADirectory_NamesIt() =>
        Assert.That(
            Assert.Throws<InvalidRequestException>(
                static () => CredentialDocument.Read(Path.GetTempPath(), KeyStyle.Docker))!.Message,
            Does.Contain(Path.GetTempPath()));

    [Test]
    public async Task Open_AnAuthFileThatIsMissing_IsWrongUsage()
    {
        using var user = MadeUpUser.Create();
        user.Options = new RegistryPullOptions { AuthFile = user.PathOf("typo.json") };

        Assert.That(
            (await Assert.ThrowsAsync<InvalidRequestException>(() => user.FindAsync()))!.Message,
            Does.Contain("typo.json").And.Contain("--authfile"));
    }

    private static CredentialDocument Parse(string text) =>
        CredentialDocument.Parse(Encoding.UTF8.GetBytes(text), "config.json", KeyStyle.Docker);
}
