using NUnit.Framework;

namespace RegistryPull.Registries.Authentication;

[TestFixture]
internal sealed class ChallengeParserTests
{
    // The expected text: scheme{name=value|…} in the order of the names, challenges joined by a space.
    //
    // header                                        | read as
    // ----------------------------------------------+-------------------------------------
    // quoted, unquoted, mixed; any case; blanks     | the same parameters
    // a comma, an equals sign, an escape in quotes  | part of the value
    // several challenges                            | each with its own parameters
    // token68 (Negotiate, NTLM)                     | a challenge without parameters first
    // a parameter twice                             | the first
    // a quote that never ends                       | the value up to the end
    [TestCase("Basic realm=\"x\"", "basic{realm=x}")]
    [TestCase("BASIC REALM=x", "basic{REALM=x}")]
    [TestCase("Bearer", "bearer{}")]
    [TestCase("Bearer realm=\"https://a/token\",service=\"s\"", "bearer{realm=https://a/token|service=s}")]
    [TestCase("Bearer realm = \"r\" , service=s", "bearer{realm=r|service=s}")]
    [TestCase("  bearer\trealm=r", "bearer{realm=r}")]
    [TestCase(
        "Bearer realm=\"r\",scope=\"repository:a/b:pull,push\"", "bearer{realm=r|scope=repository:a/b:pull,push}")]
    [TestCase("Bearer realm=\"https://a/t?x=1&y=2\"", "bearer{realm=https://a/t?x=1&y=2}")]
    [TestCase("""Bearer realm="a \"quoted\" \\ name" """, "bearer{realm=a \"quoted\" \\ name}")]
    [TestCase("Bearer realm=\"\"", "bearer{realm=}")]
    [TestCase("Basic realm=\"b\", Bearer realm=\"r\",service=s", "basic{realm=b} bearer{realm=r|service=s}")]
    [TestCase("Bearer realm=\"r\",service=s, Basic realm=\"b\"", "bearer{realm=r|service=s} basic{realm=b}")]
    [TestCase("Negotiate, Basic realm=b", "negotiate{} basic{realm=b}")]
    [TestCase("Negotiate, NTLM, Bearer realm=r", "negotiate{} ntlm{} bearer{realm=r}")]
    [TestCase("Bearer realm=r,realm=other", "bearer{realm=r}")]
    [TestCase("Bearer realm=r,Realm=other", "bearer{realm=r}")]
    [TestCase("Bearer realm=\"r", "bearer{realm=r}")]
    [TestCase(",,Basic realm=b,,", "basic{realm=b}")]
    [TestCase("", "")]
    [TestCase("=", "")]
    [TestCase("\"\"", "")]
    public void Parse_OneHeader_ReadsEveryChallenge(string header, string expected) =>
        Assert.That(Text(ChallengeParser.Parse([header])), Is.EqualTo(expected));

    [Test]
    public void Parse_SeveralHeaders_ReadsThemInOrder() =>
        Assert.That(
            Text(ChallengeParser.Parse(["Basic realm=b", "Bearer realm=r"])),
            Is.EqualTo("basic{realm=b} bearer{realm=r}"));

    [Test]
    public void Parse_NoHeader_GivesNone() => Assert.That(ChallengeParser.Parse([]), Is.Empty);

    // What a token68 of another scheme leaves behind must not hide the challenge after it.
    [TestCase("Negotiate YIIabc==, Bearer realm=r")]
    [TestCase("Negotiate a+/b, Bearer realm=r")]
    [TestCase("NTLM TlRMTVNTUAAB=, Bearer realm=r")]
    public void Parse_Token68First_StillFindsBearer(string header)
    {
        var bearer = ChallengeParser.Parse([header]).Single(static challenge => challenge.Scheme == "bearer");

        Assert.That(bearer.Parameters, Is.EqualTo(new Dictionary<string, string> { ["realm"] = "r" }));
    }

    [Test]
    public void Parse_ParameterNames_CompareWithoutCase() =>
        Assert.That(ChallengeParser.Parse(["Bearer REALM=r"])[0].Parameters["realm"], Is.EqualTo("r"));

    [Test]
    public void Parse_RandomText_NeverThrowsAndInventsNothing()
    {
        const string Alphabet = "aB=,\" \t\\;:/\u00e9";
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var header = new string(random.GetItems<char>(Alphabet, random.Next(40)));

            var challenges = ChallengeParser.Parse([header]);

            Assert.That(challenges.Sum(Length), Is.LessThanOrEqualTo(header.Length), header);
        }
    }

    private static int Length(Challenge challenge) =>
        challenge.Scheme.Length + challenge.Parameters.Sum(static pair => pair.Key.Length + pair.Value.Length);

    private static string Text(IEnumerable<Challenge> challenges) =>
        string.Join(' ', challenges.Select(static challenge => $"{challenge.Scheme}{{{Text(challenge.Parameters)}}}"));

    private static string Text(IReadOnlyDictionary<string, string> parameters) =>
        string.Join(
            '|',
            parameters.OrderBy(static pair => pair.Key, StringComparer.Ordinal)
                .Select(static pair => $"{pair.Key}={pair.Value}"));
}
