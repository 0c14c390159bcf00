using System.Collections.Immutable;
using RegistryPull.Pushing;

namespace RegistryPull;

/// <summary>A registry to push to, and how the names of images in it are made.</summary>
public sealed record PushTarget
{
    private PushTarget(RegistryName registry, string prefix) => (Registry, Prefix) = (registry, prefix);

    /// <summary>Gets the registry.</summary>
    public RegistryName Registry { get; }

    /// <summary>Gets the path that all names are below; empty for none.</summary>
    public string Prefix { get; }

    /// <summary>Gets whether the host of an image's registry becomes a part of its path, a port as
    /// <c>-PORT</c>.</summary>
    public bool KeepsHost { get; init; }

    /// <summary>Gets replacements of the beginning of names; the longest that fits is used.</summary>
    public ImmutableArray<PushMapping> Mappings { get; init; } = [];

    /// <summary>Parses <c>REGISTRY[/PREFIX]</c>.</summary>
    /// <param name="text">The text as typed.</param>
    /// <returns>The target.</returns>
    /// <exception cref="FormatException">It is not one; the message says what is expected.</exception>
    public static PushTarget Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (registry, prefix) = PushTargetParser.Parse(text);
        return new PushTarget(registry, prefix);
    }

    /// <summary>Returns the name that an image gets.</summary>
    /// <param name="image">The name of the image.</param>
    /// <returns>The name in the registry, with the tag of the image and without its digest.</returns>
    /// <exception cref="InvalidRequestException">There is no such name.</exception>
    public ImageReference NameOf(ImageReference image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return TargetName.Create(this, TargetName.PathOf(image, KeepsHost, Mappings), image.Tag);
    }

    /// <summary>Returns the text that <see cref="Parse"/> reads.</summary>
    /// <returns><c>REGISTRY[/PREFIX]</c>.</returns>
    public override string ToString() => $"{Registry.Name}/{Prefix}".TrimEnd('/');
}
