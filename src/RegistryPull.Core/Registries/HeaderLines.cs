namespace RegistryPull.Registries;

/// <summary>Reads the lines of a header as the server sent them.</summary>
internal static class HeaderLines
{
    /// <summary>Returns the values of a header.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="name">The name of the header.</param>
    /// <returns>The values, unparsed, a line each; empty when the answer does not have the header.</returns>
    public static IEnumerable<string> Read(HttpResponseMessage response, string name)
    {
        if (response.Headers.NonValidated.TryGetValues(name, out var lines))
        {
            return lines;
        }

        return [];
    }
}
