using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NUnit.Framework;
using RegistryPull.Cli.Reporting;
using RegistryPull.Cli.Reports;

namespace RegistryPull.Cli.Tests.Reports;

/// <summary>What the kinds of reports make of images, hostile ones too.</summary>
internal sealed class ReportFormatTests
{
    private static readonly string[] Tags =
        [
            "!doctype", "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "div", "table", "thead",
            "tbody", "tr", "th", "td", "a",
        ];

    [TestCase("<script>alert(1)</script>")]
    [TestCase("\"><img src=x onerror=alert(1)>")]
    [TestCase("'--></style><iframe src=//evil>")]
    [TestCase("\u202e<b>\r\n\u0007")]
    public void Html_HostileLabels_AreTextOnly(string text)
    {
        var html = Html(ReportAt(text, ReportSamples.Hostile(text), "app:1"));

        var tags = Regex.Matches(html, "</?([a-z0-9!]+)", RegexOptions.IgnoreCase)
            .Select(static tag => tag.Groups[1].Value.ToLowerInvariant());
        Assert.That(tags.Except(Tags), Is.Empty);
        Assert.That(Regex.Matches(html, "<[^>]*\\son[a-z]+=", RegexOptions.IgnoreCase), Is.Empty);
        Assert.That(html.Where(static one => one != '\n' && TerminalText.IsControlOrFormat(one)), Is.Empty);
    }

    [TestCase("https://example.com/app", "https://example.com/app")]
    [TestCase("https://example.com/?a=1&b=\"x\"", "https://example.com/?a=1&amp;b=%22x%22")]
    [TestCase("http://example.com/app", null)]
    [TestCase("javascript:alert(1)", null)]
    [TestCase("data:text/html,x", null)]
    [TestCase("https://user:secret@example.com/", null)]
    [TestCase("//example.com/app", null)]
    public void Html_Source_IsALinkOnlyToHttps(string source, string? expected)
    {
        var html = Html(Report(ReportSamples.Hostile(source)));

        var links = Regex.Matches(html, "href=\"([^\"]*)\"").Select(static link => link.Groups[1].Value).Distinct();
        Assert.That(links, Is.EqualTo(expected is null ? [] : new[] { expected }));
    }

    [Test]
    public void Html_ThePage_LoadsNothingAndAppliesItsOwnStyleAlone()
    {
        var html = Html(Report(ReportSamples.Usual));

        var style = Regex.Match(html, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        var policy = System.Net.WebUtility.HtmlDecode(
            Regex.Match(html, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value);
        Assert.That(
            policy, Is.EqualTo($"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"));
        Assert.That(html, Does.Not.Contain("src=").And.Not.Contain("url(").And.Not.Contain("@import"));
    }

    [TestCase("plain", "plain")]
    [TestCase("a,b", "\"a,b\"")]
    [TestCase("say \"x\"", "\"say \"\"x\"\"\"")]
    [TestCase("=1+1", "'=1+1")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@SUM(1)", "'@SUM(1)")]
    [TestCase("\t=1", "\"'\t=1\"")]
    [TestCase("\r=1", "\"'\r=1\"")]
    [TestCase(" =1", "\"' =1\"")]
    [TestCase("=HYPERLINK(\"x\";\"y\")", "\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\"")]
    [TestCase("", "")]
    public void Csv_ACell_IsTextToASpreadsheet(string text, string expected) =>
        Assert.That(CsvCell.Format(text), Is.EqualTo(expected));

    [Test]
    public void Csv_Rows_HaveAllImagesLayersAndReferrers()
    {
        var lines = Text(new CsvReport(), Report(ReportSamples.Hostile("=cmd"))).Split("\r\n");

        Assert.That(
            lines[1..^1].Select(static line => line.Split(',')[0]),
            Is.EqualTo(new[] { "image", "layer", "layer", "layer", "layer", "referrer" }));
        Assert.That(
            lines.Select(static line => line.Count(static one => one == ',')).SkipLast(1).Distinct(),
            Is.EqualTo(new[] { 15 }));
        Assert.That(lines[1], Does.Contain(",'=cmd,'=cmd,'=cmd,"));
        Assert.That(lines[^1], Is.Empty);
    }

    [Test]
    public void CycloneDx_AnImage_HasWhatTheSchemaRequires()
    {
        var report = Report(ReportSamples.Usual);

        var bom = Bom(report);

        var (image, digest) = (bom.GetProperty("components")[0], report.Images[0].Digest);
        Assert.That(Strings(bom, "bomFormat", "specVersion"), Is.EqualTo(new[] { "CycloneDX", "1.6" }));
        Assert.That(
            bom.GetProperty("serialNumber").GetString(),
            Does.Match("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        Assert.That(
            bom.GetProperty("metadata").GetProperty("timestamp").GetString(), Is.EqualTo("2023-11-14T22:13:20Z"));
        Assert.That(
            Strings(image, "type", "name", "version"), Is.EqualTo(new[] { "container", "docker.io/library/app", "1" }));
        Assert.That(
            image.GetProperty("purl").GetString(),
            Is.EqualTo($"pkg:oci/app@sha256%3A{digest.Hex}?arch=amd64&repository_url=docker.io%2Flibrary%2Fapp&tag=1"));
        Assert.That(
            Strings(image.GetProperty("hashes")[0], "alg", "content"), Is.EqualTo(new[] { "SHA-256", digest.Hex }));
        Assert.That(
            image.GetProperty("licenses")[0].GetProperty("license").GetProperty("name").GetString(), Is.EqualTo("MIT"));
        Assert.That(
            Strings(image.GetProperty("externalReferences")[0], "type", "url"),
            Is.EqualTo(new[] { "vcs", "https://example.com/app" }));
        Assert.That(
            image.GetProperty("components").EnumerateArray()
                .Select(static layer => layer.GetProperty("type").GetString()),
            Is.EqualTo(new[] { "file", "file", "file", "file" }));
    }

    [Test]
    public void CycloneDx_TheSameLayersInTwoImages_HaveIdentifiersThatAreUnique()
    {
        var bom = Bom(Report(ReportSamples.Usual, "app:1", "app:2"));

        var images = bom.GetProperty("components").EnumerateArray();
        string?[] ids =
            [
                .. images.SelectMany(static image => image.GetProperty("components").EnumerateArray().Prepend(image))
                .Select(static one => one.GetProperty("bom-ref").GetString()),
            ];
        Assert.That(ids, Has.Length.EqualTo(10).And.Unique);
    }

    [Test]
    public void CycloneDx_TheSerialNumber_ChangesWithTheContentAlone()
    {
        var number = Serial(Report(ReportSamples.Usual));

        Assert.That(Serial(Report(ReportSamples.Usual)), Is.EqualTo(number));
        Assert.That(Serial(Report(ReportSamples.Hostile("other"))), Is.Not.EqualTo(number));
    }

    [TestCase("javascript:alert(1)")]
    [TestCase("not an address")]
    public void CycloneDx_ASourceThatIsNoAddress_IsAPropertyAlone(string source)
    {
        var image = Bom(Report(ReportSamples.Hostile(source))).GetProperty("components")[0];

        Assert.That(image.TryGetProperty("externalReferences", out _), Is.False);
        Assert.That(image.GetProperty("properties").GetRawText(), Does.Contain(source));
    }

    [Test]
    public void Create_LabelsOfAnotherShape_AreLeftOut()
    {
        var result = ReportSamples.Result(Request("app:1"), ReportSamples.Usual);
        var selected = result.Images[0].Manifests[0];
        var bytes = Encoding.UTF8.GetBytes(
            """{"os":"linux","architecture":"amd64","config":{"Labels":[1,2]},"rootfs":{"diff_ids":[]}}""");
        var config = ImageConfig.Parse(selected.Manifest.Config, bytes);

        var images = ReportedImages.From(
            result.Images[0] with { Manifests = [selected with { Config = config }] }, "out.tar").ToArray();

        Assert.That(images[0].Labels, Is.EqualTo(new ReportedLabels("", "", "")));
    }

    private static ApprovalReport Report(IReadOnlyDictionary<string, string> labels, params string[] images) =>
        ReportAt("2026-01-02T03:04:05Z", labels, images);

    private static ApprovalReport ReportAt(
        string created, IReadOnlyDictionary<string, string> labels, params string[] images)
    {
        var request = Request(images is [] ? ["app:1"] : images);
        var outcome = new PullOutcome(request, ReportSamples.Result(request, labels, created), null);
        return new ApprovalReports(static error => ErrorReport.From(1, error.Message), new SecretRedactor())
            .Create([outcome], DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
    }

    private static PullRequest Request(params string[] images) => new()
    {
        Images = [.. images.Select(static image => ImageLocator.FromReference(ImageReference.Parse(image)))],
        Format = "docker",
        Output = "out.tar",
    };

    private static string Html(ApprovalReport report) => Text(new HtmlReport(), report);

    private static JsonElement Bom(ApprovalReport report) => JsonElement.Parse(new CycloneDxReport().Write(report));

    private static string? Serial(ApprovalReport report) => Bom(report).GetProperty("serialNumber").GetString();

    private static string?[] Strings(JsonElement json, params string[] names) =>
        [.. names.Select(name => json.GetProperty(name).GetString())];

    private static string Text(IReportFormat format, ApprovalReport report) =>
        Encoding.UTF8.GetString(format.Write(report));
}
