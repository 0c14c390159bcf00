using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>What an image's configuration says of how it runs and how it was built. All of it is text from outside: see <see cref="TerminalText"/>.</summary>
/// <remarks>OCI image-spec <c>config.md</c>.</remarks>
public sealed record ImageDetails
{
    /// <summary>When it was built, as written (RFC 3339, most often); null when it does not say.</summary>
    public string? Created { get; init; }

    /// <summary>The program and arguments that always run.</summary>
    public ImmutableArray<string> Entrypoint { get; init; } = [];

    /// <summary>The arguments, or the program, that run unless others are given.</summary>
    public ImmutableArray<string> Cmd { get; init; } = [];

    /// <summary>Environment variables, <c>NAME=value</c>.</summary>
    public ImmutableArray<string> Env { get; init; } = [];

    /// <summary>Who it runs as; null for root.</summary>
    public string? User { get; init; }

    /// <summary>The directory that it runs in; null for <c>/</c>.</summary>
    public string? WorkingDir { get; init; }

    /// <summary>The ports that it listens on: <c>8080/tcp</c>.</summary>
    public ImmutableArray<string> ExposedPorts { get; init; } = [];

    /// <summary>Labels, by name.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The steps that it was built in, the first first.</summary>
    public ImmutableArray<BuildStep> History { get; init; } = [];
}
