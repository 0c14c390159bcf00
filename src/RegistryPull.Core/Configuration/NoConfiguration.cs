namespace RegistryPull.Configuration;

/// <summary>Says nothing, where no configuration is wanted.</summary>
internal sealed class NoConfiguration : IRegistryConfiguration
{
    public InsecureRegistries Insecure => InsecureRegistries.None;

    public RegistryRule? RuleFor(ImageReference image) => null;
}
