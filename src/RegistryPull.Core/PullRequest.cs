using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>One pull: the images that go into one output.</summary>
public sealed record PullRequest
{
    /// <summary>The images, at least one; several only when the format can hold them.</summary>
    public required ImmutableArray<ImageReference> References { get; init; }

    /// <summary>The name of the exporter.</summary>
    public required string Format { get; init; }

    /// <summary>The output's path; null for the default name in <see cref="OutputDirectory"/>. Not read when <see cref="Stream"/> is set.</summary>
    public string? Output { get; init; }

    /// <summary>The directory where an output without a path gets its default name, made when it is missing; null for the current directory.</summary>
    public string? OutputDirectory { get; init; }

    /// <summary>Where to stream a file output to instead of writing a file; the caller keeps it.</summary>
    public Stream? Stream { get; init; }

    /// <summary>Whether an output that exists is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Which platforms to take of an index.</summary>
    public PlatformChoice Platforms { get; init; } = PlatformChoice.Default;

    /// <summary>The names to record instead of the reference; only with a single reference.</summary>
    public ImmutableArray<ImageReference> Names { get; init; } = [];
}
