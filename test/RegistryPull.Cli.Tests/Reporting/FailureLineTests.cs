using NUnit.Framework;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Tests.Reporting;

internal sealed class FailureLineTests
{
    // images                | message                                | line
    [TestCase("", "no space", "no space")]
    [TestCase("nginx", "no space", "nginx:latest: no space")]
    [TestCase("nginx", "nginx:latest has no tag", "nginx:latest has no tag")]
    [TestCase("nginx", "docker.io/library/nginx:latest is blocked", "docker.io/library/nginx:latest is blocked")]
    [TestCase("nginx", "no access to nginx:latest: refused", "no access to nginx:latest: refused")]
    [TestCase("app:1", "app:10 is another", "app:1: app:10 is another")]
    [TestCase("app:1", "team/app:1 is another", "app:1: team/app:1 is another")]
    [TestCase("a b", "no space", "a:latest, b:latest: no space")]
    [TestCase("a b", "b:latest is broken", "b:latest is broken")]
    [TestCase("a b c d e", "no space", "a:latest, b:latest, c:latest and 2 more: no space")]
    public void From_Images_NamesThemOnce(string images, string message, string line)
    {
        var failure = new OutputException(message) { Images = [.. References(images)] };

        Assert.That(Line(failure), Is.EqualTo(line));
    }

    // What is wrong with content is wrong at some registry; what is wrong with an output is not.
    [TestCase("ghcr.io", "the manifest is malformed", "nginx:latest: the manifest is malformed (from ghcr.io)")]
    [TestCase("ghcr.io", "what ghcr.io serves is malformed", "nginx:latest: what ghcr.io serves is malformed")]
    public void From_Content_NamesItsRegistry(string registry, string message, string line)
    {
        var failure = new InvalidContentException(message)
        {
            Images = [ImageReference.Parse("nginx")],
            Registry = registry,
        };

        Assert.That(Line(failure), Is.EqualTo(line));
    }

    [TestCase("the file is locked", "ghcr.io: the file is locked")]
    [TestCase("ghcr.io refused the password", "ghcr.io refused the password")]
    public void From_ARegistryAlone_NamesIt(string message, string line) =>
        Assert.That(Line(new AccessDeniedException(message) { Registry = "ghcr.io" }), Is.EqualTo(line));

    // images | registry         | target
    [TestCase("nginx a", "docker.io", "nginx:latest")]
    [TestCase("", "ghcr.io", "ghcr.io")]
    [TestCase("", "registry:5000", "registry:5000/")]
    public void From_ANetworkFailure_EndsWithTheDoctor(string images, string registry, string target)
    {
        var failure = new RegistryUnavailableException("it refuses the connection")
        {
            Images = [.. References(images)],
            Registry = registry,
        };

        Assert.That(Line(failure), Does.EndWith($": it refuses the connection; run: regpull doctor {target}"));
    }

    [Test]
    public void From_ANetworkFailureOfNothing_NamesNoDoctor() =>
        Assert.That(Line(new RegistryUnavailableException("it broke")), Is.EqualTo("it broke"));

    // image    | file        | ending
    [TestCase("app.tar", "app.tar", "it is not there; for the file app.tar in this directory, write ./app.tar")]
    [TestCase("out/app.tar", "out/app.tar", "; for the file out/app.tar in this directory, write ./out/app.tar")]
    [TestCase("app:1.tar", "app:1.tar", "; for the file app:1.tar in this directory, write ./app:1.tar")]
    [TestCase("app.tar", "other.tar", "it is not there; run: regpull doctor app.tar:latest")]
    public void From_AnImageWithTheNameOfAFile_HintsAtTheFile(string image, string file, string ending)
    {
        var failure = new RegistryUnavailableException("it is not there")
        {
            Images = [ImageReference.Parse(image)],
            Registry = "docker.io",
        };

        Assert.That(FailureLine.From(failure, name => name == file), Does.EndWith(ending));
    }

    // An image of an archive has no registry, and a full disk has nothing to do with names.
    [Test]
    public void From_AFailureThatIsNotAboutARegistrysName_HasNoHint()
    {
        var images = References("app.tar").ToArray();

        Assert.That(
            FailureLine.From(new ImageNotFoundException("no") { Images = [.. images] }, static _ => true),
            Is.EqualTo("app.tar:latest: no"));
        Assert.That(
            FailureLine.From(
                new OutputException("full") { Images = [.. images], Registry = "docker.io" }, static _ => true),
            Does.EndWith("full"));
    }

    private static string Line(RegistryPullException failure) => FailureLine.From(failure, static _ => false);

    private static IEnumerable<ImageReference> References(string images) =>
        images.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ImageReference.Parse);
}
