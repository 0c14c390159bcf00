namespace RegistryPull;

/// <summary>An operating system and processor that an image runs on, in Go's names, normalised.</summary>
/// <remarks>OCI image-spec <c>image-index.md</c>; the normal forms are containerd's.</remarks>
public sealed record Platform
{
    private Platform(string os, string architecture, string? variant, string? osVersion) =>
        (Os, Architecture, Variant, OsVersion) = (os, architecture, variant, osVersion);

    /// <summary>Gets the operating system: <c>linux</c>, <c>windows</c>, …</summary>
    public string Os { get; }

    /// <summary>Gets the processor: <c>amd64</c>, <c>arm64</c>, …</summary>
    public string Architecture { get; }

    /// <summary>Gets the processor's variant, such as <c>v7</c> of <c>arm</c>; null where there is none, and for
    /// <c>arm64/v8</c>, which is all of arm64.</summary>
    public string? Variant { get; }

    /// <summary>Gets the version of the operating system, such as <c>10.0.20348.2700</c>; Windows images carry
    /// it.</summary>
    public string? OsVersion { get; }

    /// <summary>Creates a platform from its parts, normalised (<c>x86_64</c> is <c>amd64</c>, <c>aarch64</c> is
    /// <c>arm64</c>, plain <c>arm</c> is <c>arm/v7</c>).</summary>
    /// <param name="os">The operating system.</param>
    /// <param name="architecture">The processor.</param>
    /// <param name="variant">The processor's variant, or null.</param>
    /// <param name="osVersion">The version of the operating system, or null.</param>
    /// <returns>The platform.</returns>
    public static Platform Create(string os, string architecture, string? variant = null, string? osVersion = null)
    {
        ArgumentNullException.ThrowIfNull(os);
        ArgumentNullException.ThrowIfNull(architecture);
        var (cpu, kind) = Normalise(architecture.ToLowerInvariant(), NullIfEmpty(variant)?.ToLowerInvariant());
        return new Platform(os.ToLowerInvariant(), cpu, kind, NullIfEmpty(osVersion));
    }

    /// <summary>Reads <c>os/arch[/variant][:osversion]</c>.</summary>
    /// <param name="text">The text, as <c>--platform</c> takes it.</param>
    /// <returns>The platform.</returns>
    /// <exception cref="FormatException">It has not two or three parts, or an empty one; the message says
    /// so.</exception>
    public static Platform Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var osVersion = colon < 0 ? null : text[(colon + 1)..];
        var parts = (colon < 0 ? text : text[..colon]).Split('/');
        if (parts.Length is < 2 or > 3 || osVersion == "" || !Array.TrueForAll(parts, IsWord))
        {
            throw new FormatException(
                $"'{TerminalText.Sanitize(text)}' is not a platform: write OS/ARCH or OS/ARCH/VARIANT, such as "
                + "linux/amd64 or linux/arm/v7");
        }

        return Create(parts[0], parts[1], parts.Length == 3 ? parts[2] : null, osVersion);
    }

    /// <summary><c>os/arch[/variant][:osversion]</c>, the text that <see cref="Parse"/> reads.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        $"{Os}/{Architecture}{(Variant is null ? "" : "/" + Variant)}{(OsVersion is null ? "" : ":" + OsVersion)}";

    private static (string Architecture, string? Variant) Normalise(
        string architecture, string? variant) => (architecture, variant) switch
        {
            ("x86_64" or "x86-64" or "amd64", "v1") => ("amd64", null),
            ("x86_64" or "x86-64", _) => ("amd64", variant),
            ("i386" or "x86", _) => ("386", variant),
            ("aarch64" or "arm64", null or "v8" or "8") => ("arm64", null),
            ("aarch64", _) => ("arm64", variant),
            ("armhf", _) => ("arm", "v7"),
            ("armel", _) => ("arm", "v6"),
            ("arm", null or "7") => ("arm", "v7"),
            ("arm", "5" or "6" or "8") => ("arm", "v" + variant),
            _ => (architecture, variant),
        };

    private static string? NullIfEmpty(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return text;
    }

    private static bool IsWord(string part) =>
        part.Length > 0 && part.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
