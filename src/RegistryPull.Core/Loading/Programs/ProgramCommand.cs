using System.Collections.Immutable;

namespace RegistryPull.Loading.Programs;

/// <summary>A program to start.</summary>
/// <param name="Path">The full path of the program.</param>
/// <param name="Arguments">Its arguments. No shell of this machine reads them.</param>
internal sealed record ProgramCommand(string Path, ImmutableArray<string> Arguments)
{
    /// <summary>Gets what the environment of the program has beside this one's.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;
}
