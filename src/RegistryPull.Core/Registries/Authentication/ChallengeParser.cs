namespace RegistryPull.Registries.Authentication;

/// <summary>Reads <c>WWW-Authenticate</c>: several challenges in one header or several, in any order and case,
/// parameters quoted or not.</summary>
/// <remarks>RFC 9110, section 11.6.1. The framework's parser keeps the parameters as one string and splits challenges
/// at commas.</remarks>
internal ref struct ChallengeParser
{
    private readonly List<Challenge> _challenges = [];
    private ReadOnlySpan<char> _rest;

    private ChallengeParser(string header) => _rest = header;

    public static IReadOnlyList<Challenge> Parse(IEnumerable<string> headers) => [.. headers.SelectMany(Parse)];

    private static List<Challenge> Parse(string header)
    {
        var parser = new ChallengeParser(header);
        while (parser.TryReadChallenge())
        {
        }

        return parser._challenges;
    }

    private bool TryReadChallenge()
    {
        SkipSeparators();
        var scheme = ReadToken();
        if (scheme.IsEmpty)
        {
            return false;
        }

        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (TryReadParameter(out var name, out var value))
        {
            parameters.TryAdd(name, value);
        }

        _challenges.Add(new Challenge(scheme.ToString().ToLowerInvariant(), parameters));
        return true;
    }

    // A name without '=' behind it is the next challenge's scheme: it is left where it stands.
    private bool TryReadParameter(out string name, out string value)
    {
        (name, value) = ("", "");
        var start = _rest;
        SkipSeparators();
        name = ReadToken().ToString();
        SkipSpaces();
        if (name.Length == 0 || !_rest.StartsWith("="))
        {
            _rest = start;
            return false;
        }

        _rest = _rest[1..];
        SkipSpaces();
        if (_rest.StartsWith("\""))
        {
            value = ReadQuoted();
        }
        else
        {
            value = ReadToken().ToString();
        }

        return true;
    }

    private string ReadQuoted()
    {
        var text = new System.Text.StringBuilder();
        var i = 1;
        for (; i < _rest.Length && _rest[i] != '"'; i++)
        {
            i += _rest[i] == '\\' && i + 1 < _rest.Length ? 1 : 0;
            text.Append(_rest[i]);
        }

        _rest = _rest[Math.Min(i + 1, _rest.Length)..];
        return text.ToString();
    }

    private ReadOnlySpan<char> ReadToken()
    {
        var end = _rest.IndexOfAny(" \t,=\"");
        var token = end < 0 ? _rest : _rest[..end];
        _rest = _rest[token.Length..];
        return token;
    }

    private void SkipSpaces() => _rest = _rest.TrimStart(" \t");

    // '=' too: what is left of a token68 (Negotiate, NTLM), which is of no use here.
    private void SkipSeparators() => _rest = _rest.TrimStart(" \t,=");
}
