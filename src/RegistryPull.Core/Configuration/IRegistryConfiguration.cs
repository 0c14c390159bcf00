namespace RegistryPull.Configuration;

/// <summary>What a machine's configuration says about registries.</summary>
internal interface IRegistryConfiguration
{
    /// <summary>Registries that are not verified.</summary>
    InsecureRegistries Insecure { get; }

    /// <summary>Where an image is to be asked for; null when nothing is said about its registry.</summary>
    RegistryRule? RuleFor(ImageReference image);
}
