namespace RegistryPull.Testing.Fixtures;

/// <summary>What a fixture's image is made of. Equal recipes make equal bytes.</summary>
public sealed record ImageRecipe
{
    /// <summary>Where the random content comes from; images of different seeds share nothing.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many layers there are, not counting the repeated one.</summary>
    public int Layers { get; init; } = 2;

    /// <summary>About how many bytes each layer has: random ones, which gzip cannot shrink.</summary>
    public int LayerSize { get; init; } = 1000;

    /// <summary>Whether the first layer stands once more at the end.</summary>
    public bool RepeatsLayer { get; init; }

    /// <summary>Docker's media types in place of OCI's.</summary>
    public bool Docker { get; init; }

    /// <summary>What the configuration says that the image runs on.</summary>
    public Platform Platform { get; init; } = Platform.Parse("linux/amd64");

    /// <summary>How many diff_ids the configuration has too many, or too few when negative; 0 in a sound
    /// image.</summary>
    public int ExtraDiffIds { get; init; }
}
