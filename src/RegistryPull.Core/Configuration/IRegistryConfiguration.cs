namespace RegistryPull.Configuration;

/// <summary>What a machine's configuration says about registries.</summary>
internal interface IRegistryConfiguration
{
    /// <summary>Registries that are spoken to without verification.</summary>
    InsecureRegistries Insecure { get; }
}
