using NUnit.Framework;

namespace RegistryPull.Abstractions.Tests;

public sealed class ImageReferenceTests
{
    private const string Hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    // typed                               full                                          familiar
    [TestCase("nginx", "docker.io/library/nginx:latest", "nginx:latest")]
    [TestCase("nginx:1.27", "docker.io/library/nginx:1.27", "nginx:1.27")]
    [TestCase("library/nginx", "docker.io/library/nginx:latest", "nginx:latest")]
    [TestCase("docker.io/nginx", "docker.io/library/nginx:latest", "nginx:latest")]
    [TestCase("index.docker.io/library/nginx", "docker.io/library/nginx:latest", "nginx:latest")]
    [TestCase("docker://nginx", "docker.io/library/nginx:latest", "nginx:latest")]
    [TestCase("docker://quay.io/a/b:c", "quay.io/a/b:c", "quay.io/a/b:c")]
    [TestCase("grafana/loki:3", "docker.io/grafana/loki:3", "grafana/loki:3")]
    [TestCase("a/b/c", "docker.io/a/b/c:latest", "a/b/c:latest")]
    [TestCase("library/a/b", "docker.io/library/a/b:latest", "library/a/b:latest")]
    [TestCase("docker.io/a.b/c", "docker.io/a.b/c:latest", "docker.io/a.b/c:latest")]
    [TestCase("docker.io/localhost/c", "docker.io/localhost/c:latest", "docker.io/localhost/c:latest")]
    [TestCase("ghcr.io/owner/name", "ghcr.io/owner/name:latest", "ghcr.io/owner/name:latest")]
    [TestCase("GHCR.io/owner/name", "ghcr.io/owner/name:latest", "ghcr.io/owner/name:latest")]
    [TestCase("ghcr.io/name", "ghcr.io/name:latest", "ghcr.io/name:latest")]
    [TestCase("r.example/a/b/c/d/e/f:x", "r.example/a/b/c/d/e/f:x", "r.example/a/b/c/d/e/f:x")]
    [TestCase("localhost/x", "localhost/x:latest", "localhost/x:latest")]
    [TestCase("localhost:5000/x:y", "localhost:5000/x:y", "localhost:5000/x:y")]
    [TestCase("host:5000/x", "host:5000/x:latest", "host:5000/x:latest")]
    [TestCase("127.0.0.1:5000/x", "127.0.0.1:5000/x:latest", "127.0.0.1:5000/x:latest")]
    [TestCase("[::1]:5000/x", "[::1]:5000/x:latest", "[::1]:5000/x:latest")]
    [TestCase("[fd00::2]/x/y:1", "[fd00::2]/x/y:1", "[fd00::2]/x/y:1")]
    [TestCase("host:5000", "docker.io/library/host:5000", "host:5000")]
    [TestCase("localhost", "docker.io/library/localhost:latest", "localhost:latest")]
    [TestCase("a--b/c__d.e-f_g", "docker.io/a--b/c__d.e-f_g:latest", "a--b/c__d.e-f_g:latest")]
    [TestCase("nginx:_A.b-C", "docker.io/library/nginx:_A.b-C", "nginx:_A.b-C")]
    [TestCase($"nginx@sha256:{Hex}", $"docker.io/library/nginx@sha256:{Hex}", $"nginx@sha256:{Hex}")]
    [TestCase($"nginx:1@sha256:{Hex}", $"docker.io/library/nginx:1@sha256:{Hex}", $"nginx:1@sha256:{Hex}")]
    [TestCase($"h:1/n:t@sha512:{Hex}{Hex}", $"h:1/n:t@sha512:{Hex}{Hex}", $"h:1/n:t@sha512:{Hex}{Hex}")]
    public void Parse_AReference_IsNormalisedAsDockerDoes(string text, string full, string familiar)
    {
        var reference = ImageReference.Parse(text);

        Assert.That(reference.ToString(), Is.EqualTo(full));
        Assert.That(reference.Familiar, Is.EqualTo(familiar));
        Assert.That(ImageReference.Parse(full), Is.EqualTo(reference));
        Assert.That(ImageReference.Parse(familiar), Is.EqualTo(reference));
    }

    [Test]
    public void Parse_DigestAlone_HasNoTag()
    {
        var reference = ImageReference.Parse($"nginx@sha256:{Hex}");

        Assert.That((reference.Tag, reference.Digest), Is.EqualTo(((string?)null, Digest.Parse($"sha256:{Hex}"))));
    }

    // typed                        what the message says
    [TestCase("", "empty")]
    [TestCase("docker://", "empty")]
    [TestCase("ng inx", "space")]
    [TestCase("Nginx", "lower case: write nginx")]
    [TestCase("ghcr.io/Owner/name", "lower case: write ghcr.io/owner/name")]
    [TestCase("https://ghcr.io/owner/name", "leave out 'https://' and write ghcr.io/owner/name")]
    [TestCase("https://", "without a name")]
    [TestCase("https://hub.docker.com/r/grafana/loki", "the image is grafana/loki")]
    [TestCase("https://hub.docker.com/r/grafana/loki/tags", "the image is grafana/loki")]
    [TestCase("https://hub.docker.com/_/nginx", "the image is nginx")]
    [TestCase("hub.docker.com/_/nginx", "the image is nginx")]
    [TestCase(Hex, "an image's ID")]
    [TestCase($"library/{Hex}", "an image's ID")]
    [TestCase($"docker.io/library/{Hex}:x", "an image's ID")]
    [TestCase("nginx:", "is not a tag")]
    [TestCase("nginx:.x", "is not a tag")]
    [TestCase("nginx:-x", "is not a tag")]
    [TestCase("nginx:a+b", "is not a tag")]
    [TestCase("nginx:a:b", "is not a repository")]
    [TestCase("nginx@", "is not a digest")]
    [TestCase("nginx@sha256:12", "is not a digest")]
    [TestCase($"nginx@sha256:{Hex}@sha256:{Hex}", "is not a digest")]
    [TestCase("/nginx", "is not a repository")]
    [TestCase("nginx/", "is not a repository")]
    [TestCase("a//b", "is not a repository")]
    [TestCase("a/../b", "is not a repository")]
    [TestCase("a___b", "is not a repository")]
    [TestCase("-a", "is not a repository")]
    [TestCase("ghcr.io/", "is not a repository")]
    [TestCase("exa_mple.com/x", "is not a registry")]
    [TestCase("-x.com/y", "is not a registry")]
    [TestCase("host:99999/x", "is not a registry")]
    [TestCase("host:/x", "is not a registry")]
    [TestCase("[::1/x", "is not a registry")]
    [TestCase("[:::]/x", "is not an IPv6 address")]
    [TestCase("[1.2.3.4]/x", "is not an IPv6 address")]
    [TestCase("[12345]:80/x", "is not an IPv6 address")]
    [TestCase("../etc/passwd", "is not a registry")]
    [TestCase("nginx\n", "is not a repository")]
    public void Parse_NotAReference_SaysWhy(string text, string why)
    {
        var error = Assert.Throws<FormatException>(() => ImageReference.Parse(text));

        Assert.That(error!.Message, Does.Contain(why).And.Not.Contain("\n"));
        Assert.That(ImageReference.TryParse(text, out _), Is.False);
    }

    [TestCase(128, true)]
    [TestCase(129, false)]
    public void TryParse_LongTag_IsTakenUpTo128(int length, bool taken) =>
        Assert.That(ImageReference.TryParse("nginx:" + new string('t', length), out _), Is.EqualTo(taken));

    [TestCase(255, true)]
    [TestCase(256, false)]
    public void TryParse_LongName_IsTakenUpTo255(int length, bool taken) =>
        Assert.That(ImageReference.TryParse("r.example/" + new string('n', length - 10), out _), Is.EqualTo(taken));

    [Test]
    public void TryParse_Null_IsFalse() => Assert.That(ImageReference.TryParse(null, out _), Is.False);

    [TestCase("https://bob:hunter2@ghcr.io/owner/name")]
    [TestCase("https://bob:hunter2@ghcr.io")]
    [TestCase("bob:hunter2@ghcr.io/owner/name")]
    [TestCase("bob:hunter2@localhost:5000/name")]
    public void Parse_WithAPassword_DoesNotRepeatIt(string text)
    {
        var error = Assert.Throws<FormatException>(() => ImageReference.Parse(text));

        Assert.That(error!.Message, Does.Contain("--password-stdin").And.Not.Contain("hunter2"));
    }
}
