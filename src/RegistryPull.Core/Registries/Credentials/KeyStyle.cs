namespace RegistryPull.Registries.Credentials;

/// <summary>How the keys of a credential file name registries.</summary>
internal enum KeyStyle
{
    /// <summary>By host, in spellings that docker has used over the years: only the host counts.</summary>
    Docker,

    /// <summary>By host, or by <c>host/namespace/repository</c>: the most specific counts.</summary>
    Containers,
}
