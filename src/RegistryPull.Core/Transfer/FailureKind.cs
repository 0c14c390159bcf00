namespace RegistryPull.Transfer;

/// <summary>The kind of a failure, in the word that <c>--json</c> has for its exit code.</summary>
internal static class FailureKind
{
    /// <summary>Returns the word.</summary>
    public static string NameOf(RegistryPullException failure) => failure switch
    {
        InvalidRequestException => "usage",
        ImageNotFoundException => "notFound",
        AccessDeniedException => "accessDenied",
        RegistryUnavailableException => "unavailable",
        InvalidContentException => "invalidContent",
        _ => "output",
    };
}
