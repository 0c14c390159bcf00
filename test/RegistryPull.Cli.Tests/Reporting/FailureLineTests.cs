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

        Assert.That(FailureLine.From(failure), Is.EqualTo(line));
    }

    // What is wrong with content is wrong at some registry; what is wrong with an output is not.
    [TestCase("ghcr.io", "the manifest is malformed", "nginx:latest: the manifest is malformed (from ghcr.io)")]
    [TestCase("ghcr.io", "what ghcr.io serves is malformed", "nginx:latest: what ghcr.io serves is malformed")]
    public void From_Content_NamesItsRegistry(string registry, string message, string line)
    {
        var failure = new InvalidContentException(message) { Images = [ImageReference.Parse("nginx")], Registry = registry };

        Assert.That(FailureLine.From(failure), Is.EqualTo(line));
    }

    [TestCase("the file is locked", "ghcr.io: the file is locked")]
    [TestCase("ghcr.io refused the password", "ghcr.io refused the password")]
    public void From_ARegistryAlone_NamesIt(string message, string line) =>
        Assert.That(FailureLine.From(new AccessDeniedException(message) { Registry = "ghcr.io" }), Is.EqualTo(line));

    // images | registry         | target
    [TestCase("nginx a", "docker.io", "nginx:latest")]
    [TestCase("", "ghcr.io", "ghcr.io")]
    [TestCase("", "registry:5000", "registry:5000/")]
    public void From_ANetworkFailure_EndsWithTheDoctor(string images, string registry, string target)
    {
        var failure = new RegistryUnavailableException("it refuses the connection") { Images = [.. References(images)], Registry = registry };

        Assert.That(FailureLine.From(failure), Does.EndWith($": it refuses the connection; run: regpull doctor {target}"));
    }

    [Test]
    public void From_ANetworkFailureOfNothing_NamesNoDoctor() =>
        Assert.That(FailureLine.From(new RegistryUnavailableException("it broke")), Is.EqualTo("it broke"));

    private static IEnumerable<ImageReference> References(string images) =>
        images.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ImageReference.Parse);
}
