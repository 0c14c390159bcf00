using System.Reflection;

namespace RegistryPull.Transport;

/// <summary>The <c>User-Agent</c> of all requests: <c>regpull/1.2.3</c>.</summary>
internal static class UserAgent
{
    /// <summary>The program, without its version.</summary>
    public const string Product = "regpull";

    public static string Value { get; } = $"{Product}/{Version()}";

    private static string Version()
    {
        var version = typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();
        return version?.InformationalVersion ?? "0";
    }
}
