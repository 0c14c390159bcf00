using System.Net;

namespace RegistryPull.Transport;

/// <summary>Recognises a page for people where an answer for programs was expected.</summary>
internal static class WebPage
{
    /// <summary>Whether the answer is a page that something else than the registry may have sent.</summary>
    /// <remarks>A 401 with a challenge is the registry's answer whatever its body is: nginx's <c>auth_basic</c> sends a
    /// page with it, github.com/distribution/distribution-library-image/issues/137.</remarks>
    public static bool IsIn(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType == "text/html" && !IsChallenge(response);

    private static bool IsChallenge(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.Unauthorized
        && response.Headers.NonValidated.Contains("WWW-Authenticate");
}
