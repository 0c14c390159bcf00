using System.Reflection;

namespace RegistryPull;

/// <summary>The version of this library, which requests and files name.</summary>
internal static class ProductVersion
{
    /// <summary>Gets the version: <c>1.2.3</c>.</summary>
    public static string Value { get; } = typeof(ProductVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
