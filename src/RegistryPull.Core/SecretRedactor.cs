using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace RegistryPull;

/// <summary>Hides the secrets of a run in text that is printed. A server may repeat a secret anywhere in its
/// answer.</summary>
/// <remarks>Passwords, tokens and the signatures of addresses are added where they are read or sent. They are found as
/// they are, in base64, in URLs and in JSON, in any case; one that was cut off by an ellipsis is found, too. Safe for
/// several threads.</remarks>
public sealed class SecretRedactor
{
    private const string Hidden = "***";

    // Shorter ones occur in ordinary words. A text without these words could not be understood.
    private const int MinLength = 4;

    // A signed address has about four, for each of at most 16 connections. Every printed line is searched for all.
    private const int MaxSigned = 128;

    private readonly Lock _gate = new();
    private readonly Queue<string> _signed = [];
    private ImmutableSortedSet<string> _spellings = ImmutableSortedSet.Create<string>(LongestFirst.Instance);

    /// <summary>Adds a secret.</summary>
    /// <param name="secret">The secret; one of fewer than four characters is not hidden.</param>
    public void Add(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        lock (_gate)
        {
            _spellings = _spellings.Union(Spell(secret));
        }
    }

    /// <summary>Adds the secret of a credential, in the form of a Basic header, too.</summary>
    /// <param name="credential">The credential.</param>
    public void Add(RegistryCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        switch (credential)
        {
            case RegistryCredential.Password password:
                Add(password.Secret);
                Add($"{password.Username}:{password.Secret}");
                break;
            case RegistryCredential.IdentityToken identity:
                Add(identity.Token);
                Add($"{identity.Username}:{identity.Token}");
                break;
            case RegistryCredential.BearerToken bearer:
                Add(bearer.Token);
                break;
        }
    }

    /// <summary>Hides the secrets in a text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with <c>***</c> in the place of each secret.</returns>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var spellings = _spellings;
        var whole = spellings.Aggregate(
            text, static (rest, secret) => rest.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase));
        if (whole.Contains('…', StringComparison.Ordinal))
        {
            return RedactCut(whole, spellings);
        }

        return whole;
    }

    /// <summary>Adds a part of a signed address. Only the latest are kept: a run may get thousands.</summary>
    internal void AddSigned(string secret)
    {
        lock (_gate)
        {
            _spellings = _spellings.Union(Spell(secret));
            _signed.Enqueue(secret);
            if (_signed.Count > MaxSigned)
            {
                _spellings = _spellings.Except(Spell(_signed.Dequeue()));
            }
        }
    }

    private static IEnumerable<string> Spell(string secret)
    {
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('=');
        string[] spellings =
        [
            secret,
            base64,
            base64.Replace('+', '-').Replace('/', '_'),
            Uri.EscapeDataString(base64),
            Uri.EscapeDataString(secret),
            WebUtility.UrlEncode(secret),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
            JavaScriptEncoder.Default.Encode(secret),
            TerminalText.Sanitize(secret, int.MaxValue),
        ];
        return spellings.Where(static spelling => spelling.Length >= MinLength);
    }

    // Text from outside is shortened before it comes here. What is left of a secret before the ellipsis is hidden as
    // well.
    private static string RedactCut(string text, ImmutableSortedSet<string> spellings)
    {
        var parts = text.Split('…');
        for (var i = 0; i < parts.Length - 1; i++)
        {
            var length = spellings.Select(secret => CutLength(parts[i], secret)).DefaultIfEmpty().Max();
            if (length > 0)
            {
                parts[i] = parts[i][..^length] + Hidden;
            }
        }

        return string.Join('…', parts);
    }

    private static int CutLength(string text, string secret)
    {
        for (var length = Math.Min(secret.Length - 1, text.Length); length >= MinLength; length--)
        {
            if (text.AsSpan(text.Length - length).Equals(secret.AsSpan(0, length), StringComparison.OrdinalIgnoreCase))
            {
                return length;
            }
        }

        return 0;
    }

    // A secret within another one must not leave the rest of that in the text.
    private sealed class LongestFirst : IComparer<string>
    {
        public static LongestFirst Instance { get; } = new();

        public int Compare(string? x, string? y)
        {
            if (x!.Length == y!.Length)
            {
                return string.CompareOrdinal(x, y);
            }

            return y.Length.CompareTo(x.Length);
        }
    }
}
