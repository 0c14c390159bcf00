namespace RegistryPull;

/// <summary>A replacement of the beginning of names.</summary>
/// <param name="From">A registry, or a registry and the beginning of a repository up to a <c>/</c>.</param>
/// <param name="To">What takes its place below the prefix of the target; empty for nothing.</param>
public sealed record PushMapping(string From, string To)
{
    /// <summary>Parses <c>FROM=TO</c>.</summary>
    /// <param name="text">The text as typed.</param>
    /// <returns>The replacement.</returns>
    /// <exception cref="FormatException">It is not one; the message says what is expected.</exception>
    public static PushMapping Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Pushing.PushMappingParser.Parse(text);
    }
}
