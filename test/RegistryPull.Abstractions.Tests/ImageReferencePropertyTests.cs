using NUnit.Framework;

namespace RegistryPull.Abstractions.Tests;

/// <summary>What holds for every reference; the seeds are fixed, so a failure comes again.</summary>
public sealed class ImageReferencePropertyTests
{
    private const int Runs = 5000;
    private const string Words = "abcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly string[] Registries =
    [
        "", "docker.io/", "docker.io/library/", "docker.io/localhost/",
        "index.docker.io/", "localhost/", "localhost:5000/",
        "ghcr.io/", "R.Example.com:443/", "10.0.0.1/", "[::1]:5000/", "[fd00::2]/",
    ];

    private static readonly string[] Joints = [".", "_", "__", "-", "--", "---", "/"];

    private static readonly string[] Pieces =
    [
        ":", "/", "@", "//", "://", ".", "..", "-", "_", "[", "]", "sha256:", "docker.io",
        "hub.docker.com/", "r/", "\0", "\n", "\u001b", "ü", "\ud800", "A", "0", " ",
    ];

    [Test]
    public void Parse_GeneratedReference_RoundTrips()
    {
        var random = new Random(1);
        for (var run = 0; run < Runs; run++)
        {
            var text = Reference(random);
            var reference = ImageReference.Parse(text);

            Assert.That(ImageReference.Parse(reference.ToString()), Is.EqualTo(reference), text);
            Assert.That(ImageReference.Parse(reference.Familiar), Is.EqualTo(reference), text);
        }
    }

    [Test]
    public void Parse_Garbage_ThrowsFormatExceptionOrRoundTrips()
    {
        var random = new Random(2);
        for (var run = 0; run < Runs; run++)
        {
            var text = run % 2 == 0 ? Garbage(random) : Mutated(random);
            if (Parsed(text) is { } reference)
            {
                Assert.That(ImageReference.Parse(reference.ToString()), Is.EqualTo(reference), text);
            }
        }
    }

    private static ImageReference? Parsed(string text)
    {
        try
        {
            return ImageReference.Parse(text);
        }
        catch (FormatException error)
        {
            Assert.That(error.Message, Does.Not.Match(@"[\x00-\x1f]"), "a message is one clean line");
            return null;
        }
    }

    private static string Reference(Random random)
    {
        var digest = Digest.Compute(BitConverter.GetBytes(random.Next()));
        var name = Word(random) + string.Concat(
            Enumerable.Range(0, random.Next(6)).Select(_ => Pick(random, Joints) + Word(random)));
        var registry = Pick(random, Registries);

        // Without a registry a dot in the first component would make one of it.
        return registry + (registry.Length == 0 ? name.Replace('.', '-') : name) + random.Next(4) switch
        {
            0 => "",
            1 => ":" + Tag(random),
            2 => $"@{digest}",
            _ => $":{Tag(random)}@{digest}",
        };
    }

    private static string Garbage(Random random) =>
        string.Concat(
            Enumerable.Range(0, random.Next(12))
                .Select(_ => random.Next(3) == 0 ? Word(random) : Pick(random, Pieces)));

    private static string Mutated(Random random)
    {
        var text = Reference(random);
        var at = random.Next(text.Length);
        return random.Next(2) == 0 ? text.Remove(at, 1) : text.Insert(at, Pick(random, Pieces));
    }

    private static string Tag(Random random) =>
        Pick(random, ["", "_", "V"]) + Word(random) + Pick(random, ["", ".", "-rc.1", "_X"]);

    private static string Word(Random random) => new(random.GetItems<char>(Words, random.Next(1, 9)));

    private static string Pick(Random random, string[] items) => items[random.Next(items.Length)];
}
