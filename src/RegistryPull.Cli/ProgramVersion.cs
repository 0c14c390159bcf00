using System.Reflection;

namespace RegistryPull.Cli;

/// <summary>The version that was built, with its pre-release part.</summary>
internal static class ProgramVersion
{
    /// <summary>What <c>--version</c> prints.</summary>
    public static string Line => $"regpull {Get()}";

    public static string Get()
    {
        var version = typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();
        return version?.InformationalVersion ?? "unknown";
    }
}
