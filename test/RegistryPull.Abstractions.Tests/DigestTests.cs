using System.Security.Cryptography;
using NUnit.Framework;

namespace RegistryPull.Abstractions.Tests;

public sealed class DigestTests
{
    private const string Empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly string[] Malformed =
    [
        "", ":", "sha256", "sha256:", Empty, $":{Empty}", $"sha256:{Empty[1..]}", $"sha256:{Empty}0",
        $"sha256:{Empty.ToUpperInvariant()}",
        $"SHA256:{Empty}", $"sha512:{Empty}", $"sha384:{Empty}", $"md5:{Empty[..32]}", $" sha256:{Empty}",
        $"sha256:{Empty}\n",
        $"sha256:{Empty[..63]}g", $"sha256:../{Empty[3..]}", $"sha256:sha256:{Empty}", $"sha256:{Empty[..63]}٣",
    ];

    [Test]
    public void Parse_Sha256_PrintsBack()
    {
        var digest = Digest.Parse($"sha256:{Empty}");

        Assert.That((digest.Algorithm, digest.Hex, digest.Abbreviated), Is.EqualTo(("sha256", Empty, "e3b0c44298fc")));
        Assert.That(digest.ToString(), Is.EqualTo($"sha256:{Empty}"));
        Assert.That(digest, Is.EqualTo(Digest.Compute([])));
    }

    [Test]
    public void Parse_Sha512_PrintsBack()
    {
        var text = $"sha512:{Empty}{Empty}";

        Assert.That(Digest.Parse(text).ToString(), Is.EqualTo(text));
    }

    [TestCaseSource(nameof(Malformed))]
    public void Parse_Malformed_ThrowsOneLine(string text)
    {
        var error = Assert.Throws<FormatException>(() => Digest.Parse(text));

        Assert.That(error!.Message, Does.Contain("sha256:").And.Not.Contain("\n"));
        Assert.That(Digest.TryParse(text, out var digest), Is.False);
        Assert.That(digest, Is.Null);
    }

    [Test]
    public void TryParse_Null_IsFalse() => Assert.That(Digest.TryParse(null, out _), Is.False);

    [Test]
    public void FromHash_UnknownAlgorithm_Throws() =>
        Assert.Throws<FormatException>(() => Digest.FromHash("sha384", SHA384.HashData([])));

    [Test]
    public void FromHash_WrongLength_Throws() =>
        Assert.Throws<FormatException>(() => Digest.FromHash(Digest.Sha512, SHA256.HashData([])));

    [Test]
    public void Matches_EitherAlgorithm_ComparesByItsOwn()
    {
        var bytes = "content"u8;
        var sha512 = Digest.FromHash(Digest.Sha512, SHA512.HashData(bytes));

        Assert.That(Digest.Compute(bytes).Matches(bytes), Is.True);
        Assert.That(sha512.Matches(bytes), Is.True);
        Assert.That(sha512.Matches("other"u8), Is.False);
    }

    [Test]
    public void CreateHash_EitherAlgorithm_HashesAsItSays()
    {
        foreach (var digest in new[] { Digest.Compute([]), Digest.FromHash(Digest.Sha512, SHA512.HashData([])) })
        {
            using var hash = digest.CreateHash();
            Assert.That(Digest.FromHash(digest.Algorithm, hash.GetHashAndReset()), Is.EqualTo(digest));
        }
    }
}
