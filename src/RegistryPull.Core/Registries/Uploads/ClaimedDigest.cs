namespace RegistryPull.Registries.Uploads;

/// <summary>Reads <c>Docker-Content-Digest</c> of an answer to a push.</summary>
internal static class ClaimedDigest
{
    /// <summary>Compares the digest that an answer claims for a blob.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="expected">The digest of the blob.</param>
    /// <exception cref="InvalidContentException">It is another one.</exception>
    public static void ThrowIfOther(HttpResponseMessage response, Digest expected)
    {
        if (FindOther(response, expected) is { } other)
        {
            var host = response.RequestMessage?.RequestUri?.Authority;
            throw new InvalidContentException($"{host} has {other} in the place of {expected}");
        }
    }

    /// <summary>Finds a digest that is not the one of what was sent.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="expected">The digest of what was sent.</param>
    /// <returns>The other digest, as it may be printed; null when it is the expected one, or none.</returns>
    public static string? FindOther(HttpResponseMessage response, Digest expected)
    {
        if (!response.Headers.NonValidated.TryGetValues("Docker-Content-Digest", out var claims))
        {
            return null;
        }

        var claim = claims.ToString();
        if (claim.Length == 0 || claim == $"{expected}")
        {
            return null;
        }

        return TerminalText.Sanitize(claim);
    }
}
