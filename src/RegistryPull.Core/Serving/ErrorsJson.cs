namespace RegistryPull.Serving;

/// <summary>The body of a refusal.</summary>
/// <param name="Errors">What is wrong.</param>
/// <remarks>OCI distribution-spec, <c>error-codes</c>.</remarks>
internal sealed record ErrorsJson(IReadOnlyList<ErrorsJson.ErrorJson> Errors)
{
    /// <summary>One error.</summary>
    /// <param name="Code">A code of the specification.</param>
    /// <param name="Message">A sentence for a user.</param>
    internal sealed record ErrorJson(string Code, string Message);
}
