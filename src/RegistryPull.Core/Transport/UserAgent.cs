using System.Reflection;

namespace RegistryPull.Transport;

/// <summary>Who asks: <c>regpull/1.2.3</c>.</summary>
internal static class UserAgent
{
    public static string Value { get; } =
        $"regpull/{typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0"}";
}
