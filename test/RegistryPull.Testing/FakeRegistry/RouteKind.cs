namespace RegistryPull.Testing;

/// <summary>What a path of the registry's interface stands for.</summary>
public enum RouteKind
{
    /// <summary>Nothing that a registry serves.</summary>
    Other,

    /// <summary><c>/v2/</c> itself.</summary>
    Base,

    /// <summary>A manifest, by tag or digest.</summary>
    Manifest,

    /// <summary>A blob, by digest.</summary>
    Blob,

    /// <summary>An upload of a blob.</summary>
    Upload,

    /// <summary>The list of tags.</summary>
    Tags,

    /// <summary>The list of what refers to a manifest.</summary>
    Referrers,

    /// <summary>The token server.</summary>
    Token,
}
