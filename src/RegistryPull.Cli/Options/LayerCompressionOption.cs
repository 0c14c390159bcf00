using RegistryPull.Exporters;

namespace RegistryPull.Cli.Options;

/// <summary>How layers are written into archives and layouts.</summary>
internal sealed class LayerCompressionOption(OptionGroup group)
{
    private static readonly string[] Formats = ["docker", "oci", "oci-archive"];

    private readonly Setting _compression = group.Value("--layer-compression <HOW>",
        "keep writes layers as the registry serves them; none writes them uncompressed, for engines that cannot read "
        + "zstd. Then the image ID stays the same, the digest changes, and an existing output is not added to. For "
        + "docker, oci and oci-archive. Default: keep.");

    /// <summary>Reads the option for a format.</summary>
    /// <exception cref="InvalidRequestException">It is neither value, or the format has no layers to write.</exception>
    public LayerCompression Read(string format) => _compression.Text switch
    {
        null or "keep" => LayerCompression.Keep,
        "none" when Formats.Contains(format, StringComparer.Ordinal) => LayerCompression.None,
        "none" => throw new InvalidRequestException(
            $"{_compression.Source} is none, which the formats {string.Join(", ", Formats)} can do, and '{format}' "
            + "cannot"),
        var other => throw new InvalidRequestException($"{_compression.Source} is '{other}': expected keep or none"),
    };
}
