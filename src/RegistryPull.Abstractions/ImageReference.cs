using System.Diagnostics.CodeAnalysis;

namespace RegistryPull;

/// <summary>The name of an image, normalised as docker does it: registry, repository, and a tag, a digest or
/// both.</summary>
/// <remarks>Grammar: <c>distribution/reference</c>; normal forms: <c>docker pull</c>. With both, the digest decides
/// what is fetched and the tag names it.</remarks>
public sealed record ImageReference
{
    /// <summary>The logical name of Docker Hub, where names without a registry live.</summary>
    public const string DockerHub = "docker.io";

    /// <summary>The namespace of Docker Hub's official images, which people leave out.</summary>
    internal const string Official = "library/";

    private ImageReference(string registry, string repository, string? tag, Digest? digest) =>
        (Registry, Repository, Tag, Digest) = (registry, repository, tag, digest);

    /// <summary>Gets the registry's logical name, <c>host[:port]</c>; <c>docker.io</c> for Docker Hub.</summary>
    public string Registry { get; }

    /// <summary>Gets the repository's path in the registry: <c>library/nginx</c>.</summary>
    public string Repository { get; }

    /// <summary>Gets the tag, or null when only a digest was given.</summary>
    public string? Tag { get; }

    /// <summary>Gets the digest, or null when only a tag was given.</summary>
    public Digest? Digest { get; }

    /// <summary>Gets the repository with its registry: <c>docker.io/library/nginx</c>.</summary>
    public string Name => $"{Registry}/{Repository}";

    /// <summary>Gets the name as people type it: without <c>docker.io/</c> and <c>library/</c>.</summary>
    public string Familiar => FamiliarName + Suffix;

    /// <summary>Gets the same name by its tag alone, as an archive records it; null when there is no tag.</summary>
    public ImageReference? Tagged
    {
        get
        {
            if (Tag is null)
            {
                return null;
            }

            return new ImageReference(Registry, Repository, Tag, null);
        }
    }

    /// <summary>Gets the repository alone, without tag and digest: what a failure to list its tags is about.</summary>
    public ImageReference AsRepository => new(Registry, Repository, null, null);

    // Only what reads back to the same name is left out: docker.io/library/a/b is not a/b, nor docker.io/a.b/c the
    // registry a.b.
    private string FamiliarName
    {
        get
        {
            if (Registry != DockerHub || ImageReferenceParser.StartsWithRegistry(Repository))
            {
                return Name;
            }

            var isOfficial = Repository.StartsWith(Official, StringComparison.Ordinal)
                && Repository.LastIndexOf('/') == Official.Length - 1;
            if (isOfficial)
            {
                return Repository[Official.Length..];
            }

            return Repository;
        }
    }

    private string Suffix => (Tag is null ? "" : ":" + Tag) + (Digest is null ? "" : "@" + Digest);

    /// <summary>Returns whether docker reads the first component of a name as a registry: it has a dot or a port, or is
    /// <c>localhost</c>.</summary>
    /// <param name="component">What stands before the first <c>/</c>.</param>
    /// <returns>True for a registry, false for a namespace of Docker Hub.</returns>
    public static bool IsRegistry(string component)
    {
        ArgumentNullException.ThrowIfNull(component);
        return component == "localhost" || component.AsSpan().ContainsAny('.', ':');
    }

    /// <summary>Reads <c>[docker://][REGISTRY[:PORT]/]REPOSITORY[:TAG][@DIGEST]</c>; without tag and digest the tag is
    /// <c>latest</c>.</summary>
    /// <param name="text">The reference as typed.</param>
    /// <returns>The normalised reference.</returns>
    /// <exception cref="FormatException">It is not a reference; the message says why and, where it can, what was
    /// meant.</exception>
    public static ImageReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ImageReferenceParser.Parse(text);
    }

    /// <summary>Reads a reference without throwing.</summary>
    /// <param name="text">The reference as typed, or null.</param>
    /// <param name="reference">The reference, when the answer is true.</param>
    /// <returns>Whether the text is a reference.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ImageReference? reference)
    {
        try
        {
            if (text is null)
            {
                reference = null;
            }
            else
            {
                reference = ImageReferenceParser.Parse(text);
            }
        }
        catch (FormatException)
        {
            reference = null;
        }

        return reference is not null;
    }

    /// <summary>Returns the full, normalised text, which <see cref="Parse"/> reads back to an equal
    /// reference.</summary>
    /// <returns><c>docker.io/library/nginx:1.27</c> and the like.</returns>
    public override string ToString() => Name + Suffix;

    internal static ImageReference Create(string registry, string repository, string? tag, Digest? digest) =>
        new(registry, repository, tag, digest);
}
