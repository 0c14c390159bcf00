using System.Collections.Immutable;

namespace RegistryPull.Transport;

/// <summary>An error answer.</summary>
/// <param name="Text">The answer in one line.</param>
/// <param name="Codes">The error codes of the distribution specification in it.</param>
internal sealed record ErrorAnswer(string Text, ImmutableArray<string> Codes)
{
    /// <summary>Returns whether a code is among them.</summary>
    public bool Has(string code) => Codes.Contains(code);
}
