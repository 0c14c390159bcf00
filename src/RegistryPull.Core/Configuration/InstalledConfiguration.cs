namespace RegistryPull.Configuration;

/// <summary>What is installed on this machine, for it and for this user. Each file is read when it is first asked
/// for.</summary>
internal sealed class InstalledConfiguration(ConfigurationFiles places, ConfigurationText text) : IRegistryConfiguration
{
    private readonly Lazy<DaemonFile> _daemon = new(() => DaemonFile.Read(places.DaemonFiles, text));
    private readonly Lazy<RegistriesFile> _registries = new(() => new RegistriesFile(places.RegistriesFiles, text));

    public InsecureRegistries Insecure => _daemon.Value.Insecure;

    // docker's files, then podman's, then containerd's: the first that mentions the registry decides.
    public RegistryRule? RuleFor(ImageReference image) =>
        _daemon.Value.RuleFor(image)
        ?? _registries.Value.RuleFor(image)
        ?? HostsFile.RuleFor(image, places.HostsFolders, text);
}
