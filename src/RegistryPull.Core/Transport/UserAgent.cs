using System.Reflection;

namespace RegistryPull.Transport;

/// <summary>Who asks: <c>regpull/1.2.3</c>.</summary>
internal static class UserAgent
{
    /// <summary>The program, without its version.</summary>
    public const string Product = "regpull";

    public static string Value { get; } =
        $"{Product}/{typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0"}";
}
