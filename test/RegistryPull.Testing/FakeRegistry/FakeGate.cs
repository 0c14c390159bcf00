namespace RegistryPull.Testing;

/// <summary>Lets requests in, or sends them away with a challenge.</summary>
internal sealed class FakeGate(FakeRegistryOptions options, FakeTokens tokens, Uri realm)
{
    /// <summary>The answer for who may not come in; null for who may.</summary>
    public FakeAnswer? Refusal(RecordedRequest request) =>
        MayPass(request) ? null : FakeAnswer.Error(401, "UNAUTHORIZED", "authentication required").With("WWW-Authenticate", Challenge(request));

    private bool MayPass(RecordedRequest request) => options.Auth switch
    {
        FakeAuth.Basic => request.Authorization == FakeTokens.Basic(options.User, options.Password),
        FakeAuth.Bearer => request.Authorization is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token] && tokens.Spend(token, request.Route.Repository),
        _ => true,
    };

    private string Challenge(RecordedRequest request)
    {
        var scope = request.Route.Repository.Length == 0 ? "" : ",scope=\"repository:{repository}:pull\"";
        var text = options.Challenge ?? (options.Auth == FakeAuth.Basic
            ? "Basic realm=\"fake\""
            : "Bearer realm=\"{realm}\",service=\"fake-registry\"" + scope);
        return text
            .Replace("{realm}", realm.AbsoluteUri, StringComparison.Ordinal)
            .Replace("{repository}", request.Route.Repository, StringComparison.Ordinal);
    }
}
