using System.Reflection;

namespace RegistryPull.Cli;

/// <summary>The version that was built, with its pre-release part.</summary>
internal static class ProgramVersion
{
    public static string Get() =>
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
