using System.Net;

namespace RegistryPull.Transport.Proxies;

/// <summary>Where proxies are named when no option names one.</summary>
/// <param name="Variable">Looks up an environment variable.</param>
/// <param name="System">The system's own settings, PAC scripts too; null where it has none. Asked only when no variable
/// names a proxy.</param>
internal sealed record ProxyEnvironment(Func<string, string?> Variable, Func<IWebProxy?> System)
{
    /// <summary>That of this machine. On Linux the variables are the system's settings.</summary>
    public static ProxyEnvironment From(Func<string, string?> variable) =>
        new(variable, HasSystemSettings ? static () => HttpClient.DefaultProxy : static () => null);

    private static bool HasSystemSettings => OperatingSystem.IsWindows() || OperatingSystem.IsMacOS();
}
