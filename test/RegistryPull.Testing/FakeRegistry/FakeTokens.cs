using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace RegistryPull.Testing;

/// <summary>A token server (distribution spec, <c>auth/token</c> and <c>auth/oauth</c>). A token is good for the scopes
/// that it was asked for.</summary>
public sealed class FakeTokens
{
    private readonly ConcurrentDictionary<string, IssuedToken> _live = [];
    private int _issued;

    /// <summary>The user who gets tokens; null: everyone.</summary>
    public string? User { get; set; }

    /// <summary>The user's password.</summary>
    public string? Password { get; set; }

    /// <summary>A refresh token that is good for tokens by POST, and is given to who asks with
    /// <c>offline_token=true</c>; null: POST is answered with 405.</summary>
    public string? IdentityToken { get; set; }

    /// <summary>What <c>expires_in</c> says, in seconds; null: nothing. A token is refused by count and on demand
    /// only.</summary>
    public int? ExpiresIn { get; set; }

    /// <summary>How many requests a token is good for.</summary>
    public int Uses { get; set; } = int.MaxValue;

    /// <summary>The member that carries the token: <c>token</c> or <c>access_token</c>.</summary>
    public string Member { get; set; } = "token";

    /// <summary>How many tokens were given out.</summary>
    public int Issued => _issued;

    /// <summary>No token that was given out is good any more.</summary>
    public void ExpireAll() => _live.Clear();

    /// <summary>Whether tokens may push, to whoever asks for that.</summary>
    public bool GrantsPush { get; set; } = true;

    /// <summary>Gives out a token to pull.</summary>
    /// <param name="repositories">What it is good for.</param>
    /// <returns>The token.</returns>
    public string Issue(params IReadOnlyCollection<string> repositories) =>
        IssueFor([.. repositories.Select(static repository => $"{repository}:pull")]);

    internal bool Spend(string token, string repository, string action) =>
        _live.TryGetValue(token, out var issued) && issued.Spend(repository, action);

    internal FakeAnswer Answer(RecordedRequest request) => request.Method switch
    {
        "POST" when IdentityToken is null => FakeAnswer.Error(405, "UNSUPPORTED", "no POST here"),
        "POST" => Refresh(HttpUtility.ParseQueryString(request.Body)),
        _ when User is not null && request.Authorization != Basic(User, Password) =>
            FakeAnswer.Error(401, "UNAUTHORIZED", "incorrect username or password"),
        _ => Give(HttpUtility.ParseQueryString(request.Query)),
    };

    internal static string Basic(string? user, string? password) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));

    private FakeAnswer Refresh(System.Collections.Specialized.NameValueCollection form) =>
        form["grant_type"] == "refresh_token" && form["refresh_token"] == IdentityToken
            ? Give(form)
            : FakeAnswer.Error(401, "UNAUTHORIZED", "refresh token not valid");

    private FakeAnswer Give(System.Collections.Specialized.NameValueCollection question)
    {
        var json = new JsonObject
        {
            [Member] = IssueFor(
                [
                    .. (question.GetValues("scope") ?? []).SelectMany(static scope => scope.Split(' '))
                    .SelectMany(GrantsOf),
                ]),
        };
        if (IdentityToken is not null && question["offline_token"] == "true")
        {
            json["refresh_token"] = IdentityToken;
        }

        if (ExpiresIn is { } seconds)
        {
            json["expires_in"] = seconds;
        }

        return FakeAnswer.Of("application/json", Encoding.UTF8.GetBytes(json.ToJsonString()));
    }

    private string IssueFor(IReadOnlyCollection<string> grants)
    {
        var token = $"token-{Interlocked.Increment(ref _issued)}";
        _live[token] = new IssuedToken(Uses, grants);
        return token;
    }

    // repository:NAME:pull,push, where the name of a repository has no colon
    private IEnumerable<string> GrantsOf(string scope) => scope.Split(':') is ["repository", var name, var actions]
        ? actions.Split(',').Where(action => action != "push" || GrantsPush).Select(action => $"{name}:{action}")
        : [];
}
