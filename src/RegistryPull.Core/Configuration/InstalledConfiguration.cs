namespace RegistryPull.Configuration;

/// <summary>What is installed on this machine, for it and for this user. Each file is read when it is first asked for, and once.</summary>
internal sealed class InstalledConfiguration : IRegistryConfiguration
{
    private readonly Lazy<DaemonFile> _daemon;

    public InstalledConfiguration(ConfigurationPlaces places, ConfigurationText text) =>
        _daemon = new(() => DaemonFile.Read(places.DaemonFiles, text));

    public InsecureRegistries Insecure => _daemon.Value.Insecure;
}
