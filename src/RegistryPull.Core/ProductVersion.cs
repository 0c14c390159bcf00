namespace RegistryPull;

/// <summary>The version of this library, which requests and files name.</summary>
internal static class ProductVersion
{
    /// <summary>Gets the version: <c>1.2.3</c>.</summary>
    public static string Value => BuildVersion.Value;
}
