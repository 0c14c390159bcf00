namespace RegistryPull.Testing;

/// <summary>Lets requests in, or sends them away with a challenge.</summary>
internal sealed class FakeGate(FakeRegistryOptions options, FakeTokens tokens, Uri realm)
{
    /// <summary>The answer for who may not come in; null for who may.</summary>
    public FakeAnswer? Refusal(RecordedRequest request) =>
        MayPass(request) ? null : FakeAnswer.Error(401, "UNAUTHORIZED", "authentication required")
            .With("WWW-Authenticate", Challenge(request));

    private bool MayPass(RecordedRequest request) => options.Auth switch
    {
        FakeAuth.Basic => request.Authorization == FakeTokens.Basic(options.User, options.Password),
        FakeAuth.Bearer => request.Authorization is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token] && tokens.Spend(
            token, request.Route.Repository, ActionOf(request)) && MayMount(token, request),
        _ => true,
    };

    // Mounting reads another repository: distribution asks for a token that may do both.
    private bool MayMount(string token, RecordedRequest request) =>
        System.Web.HttpUtility.ParseQueryString(request.Query)["from"] is not { } from || tokens.Spend(
            token, from, "pull");

    private static string ActionOf(RecordedRequest request) => request.Method is "GET" or "HEAD" ? "pull" : "push";

    private string Challenge(RecordedRequest request)
    {
        var actions = ActionOf(request) == "pull" ? "pull" : "pull,push";
        var scope = request.Route.Repository.Length == 0 ? "" : $",scope=\"repository:{{repository}}:{actions}\"";
        var text = options.Challenge ?? (options.Auth == FakeAuth.Basic
            ? "Basic realm=\"fake\""
            : "Bearer realm=\"{realm}\",service=\"fake-registry\"" + scope);
        return text
            .Replace("{realm}", realm.AbsoluteUri, StringComparison.Ordinal)
            .Replace("{repository}", request.Route.Repository, StringComparison.Ordinal);
    }
}
