using System.Net.Http.Headers;
using System.Text;

namespace RegistryPull.Transport;

/// <summary>Some servers repeat in an error what they were sent. What was secret then stays so.</summary>
internal static class SentSecret
{
    private const string Hidden = "***";

    /// <summary>Where a request keeps what its form must not give away.</summary>
    public static HttpRequestOptionsKey<string> InForm { get; } = new("regpull.secret");

    /// <summary>The text without the credential that it answers to, in whichever spelling.</summary>
    public static string Hide(string text, HttpRequestMessage? sent) => Spellings(sent?.Headers.Authorization)
        .Append(sent is not null && sent.Options.TryGetValue(InForm, out var secret) ? secret : "")
        .Where(static secret => secret.Length > 0)
        .Aggregate(text, static (rest, secret) => rest.Replace(secret, Hidden, StringComparison.Ordinal));

    private static string[] Spellings(AuthenticationHeaderValue? sent)
    {
        if (sent is not { Scheme: "Basic", Parameter: { } encoded })
        {
            return [sent?.Parameter ?? ""];
        }

        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
        return [encoded, pair, pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..]];
    }
}
