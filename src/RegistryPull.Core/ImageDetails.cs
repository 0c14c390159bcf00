using System.Collections.Immutable;
using RegistryPull.Inspecting;

namespace RegistryPull;

/// <summary>The parts of an image configuration that say how the image runs and how it was built.</summary>
/// <remarks>Clean the text with <see cref="TerminalText"/> before it is printed, because the publisher of the image
/// wrote it. Fields: https://github.com/opencontainers/image-spec/blob/main/config.md.</remarks>
public sealed record ImageDetails
{
    /// <summary>Gets the time of the build as written, usually in RFC 3339; null when there is none.</summary>
    public string? Created { get; init; }

    /// <summary>Gets the program and its fixed arguments.</summary>
    public ImmutableArray<string> Entrypoint { get; init; } = [];

    /// <summary>Gets the default arguments, or the default program.</summary>
    public ImmutableArray<string> Cmd { get; init; } = [];

    /// <summary>Gets the environment variables as <c>NAME=value</c>.</summary>
    public ImmutableArray<string> Env { get; init; } = [];

    /// <summary>Gets the user that the program runs as; null for root.</summary>
    public string? User { get; init; }

    /// <summary>Gets the working directory; null for <c>/</c>.</summary>
    public string? WorkingDir { get; init; }

    /// <summary>Gets the exposed ports: <c>8080/tcp</c>.</summary>
    public ImmutableArray<string> ExposedPorts { get; init; } = [];

    /// <summary>Gets the labels by name.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Gets the steps of the build, from first to last.</summary>
    public ImmutableArray<BuildStep> History { get; init; } = [];

    /// <summary>Reads the details of a configuration.</summary>
    /// <param name="config">The configuration.</param>
    /// <returns>Its details.</returns>
    /// <exception cref="InvalidContentException">The fields that engines do not need have another shape.</exception>
    public static ImageDetails Read(ImageConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return DetailsReader.Read(config);
    }
}
