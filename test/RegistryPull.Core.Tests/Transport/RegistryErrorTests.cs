using System.Net;
using NUnit.Framework;

namespace RegistryPull.Transport;

[TestFixture]
internal sealed class RegistryErrorTests
{
    // body                                  | what is added to the status line
    // --------------------------------------+------------------------------------
    // the spec's errors                     | their messages with details, or their codes
    // other JSON                            | message, error_description, detail, details, error, title
    // XML                                   | its message
    // text                                  | its first line
    // what is not UTF-8, or says nothing    | nothing
    [TestCase("""{"errors":[{"code":"DENIED","message":"no pull"}]}""", " (no pull)")]
    [TestCase("""{"errors":[{"code":"DENIED"}]}""", " (DENIED)")]
    [TestCase("""{"errors":[{"message":"one"},{"message":"two"}]}""", " (one; two)")]
    [TestCase("""{"errors":[{"message":"a\nb"}]}""", " (a b)")]
    [TestCase("""{"errors":[]}""", "")]
    [TestCase("""{"errors":{}}""", "")]
    [TestCase("""{"errors":[null,1,"x",{"message":1}]}""", "")]
    [TestCase("""{"errors":[{"message":"\ud800"}]}""", "")]
    [TestCase("""{"errors":[{"message":"denied","detail":"no role"}]}""", " (denied: no role)")]
    [TestCase("""{"errors":[{"message":"denied","detail":[{"Action":"pull"}]}]}""", " (denied)")]
    [TestCase("""{"message":"bad credentials","documentation_url":"x"}""", " (bad credentials)")]
    [TestCase(
        """{"error":"invalid_grant","error_description":"the session has expired"}""", " (the session has expired)")]
    [TestCase("""{"error":"Could not find robot","error_type":"invalid_token"}""", " (Could not find robot)")]
    [TestCase("""{"error":{"code":403,"message":"no billing"}}""", " (no billing)")]
    [TestCase("""{"details":"incorrect username or password"}""", " (incorrect username or password)")]
    [TestCase(
        """{"type":"about:blank","title":"Forbidden here","detail":"over quota","status":403}""", " (over quota)")]
    [TestCase(
        """<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access &amp; more denied</Message></Error>""",
        " (Access & more denied)")]
    [TestCase("Permission x.y denied\nmore", " (Permission x.y denied)")]
    [TestCase("\uFEFFplain", " (plain)")]
    [TestCase("forbidden", "")]
    [TestCase("a\0b", "")]
    [TestCase("<a><b>", "")]
    [TestCase("{", "")]
    [TestCase("[]", "")]
    [TestCase("", "")]
    public async Task Describe_ABody_IsOneLine(string body, string added) =>
        Assert.That(
            await DescribeAsync(new StringContent(body)), Is.EqualTo("a.example answered 403 Forbidden" + added));

    [Test]
    public async Task Describe_AWebPage_SaysSo() =>
        Assert.That(
            await DescribeAsync(new StringContent("<html>", null, "text/html")), Does.Contain("with a web page"));

    [Test]
    public async Task Describe_AWebPageWithATitle_ShowsIt() =>
        Assert.That(
            await DescribeAsync(new StringContent("<html><title>Log on\n</title>", null, "text/html")),
            Does.Contain("with a web page (Log on): a proxy"));

    [Test]
    public async Task Describe_ALongReason_IsShortened() =>
        Assert.That(
            await DescribeAsync(new StringContent(new string('x', 5000))), Has.Length.LessThan(300).And.EndsWith("…)"));

    [Test]
    public async Task Describe_ABodyThatIsTooLong_LeavesItOut() =>
        Assert.That(
            await DescribeAsync(new StringContent("""{"errors":[{"message":"no"}]}""" + new string(' ', 64 * 1024))),
            Is.EqualTo("a.example answered 403 Forbidden"));

    [Test]
    public async Task Describe_AReasonWithControlCharacters_IsClean() =>
        Assert.That(
            await DescribeAsync(new StringContent(""), "Go \u001b[31maway"),
            Is.EqualTo("a.example answered 403 Go  [31maway"));

    private static Task<string> DescribeAsync(HttpContent content, string reason = "Forbidden") => RegistryError.DescribeAsync(
        new HttpResponseMessage(HttpStatusCode.Forbidden)
        {
            Content = content,
            ReasonPhrase = reason,
            RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://a.example/v2/"),
        },
        new BodyLimits(TimeSpan.FromMinutes(1), TimeProvider.System),
        CancellationToken.None);
}
