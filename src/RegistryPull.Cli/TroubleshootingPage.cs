using System.Reflection;

namespace RegistryPull.Cli;

/// <summary>The page that explains messages, in the repository that the program was built from.</summary>
internal static class TroubleshootingPage
{
    private const string Path = "blob/HEAD/docs/troubleshooting.md";

    // The SDK writes it for PublishRepositoryUrl.
    private const string RepositoryKey = "RepositoryUrl";

    /// <summary>Gets the address of the page; null when the build had no address of its repository.</summary>
    public static string? Find() => AddressIn(
        typeof(TroubleshootingPage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(static data => data.Key == RepositoryKey)?.Value);

    /// <param name="repository">The address of the repository; null or empty for none.</param>
    public static string? AddressIn(string? repository)
    {
        if (!Uri.TryCreate(repository, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
        {
            return null;
        }

        var folder = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        if (folder.EndsWith(".git", StringComparison.Ordinal))
        {
            folder = folder[..^".git".Length];
        }

        return $"{folder}/{Path}";
    }
}
