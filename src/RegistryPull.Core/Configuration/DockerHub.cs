namespace RegistryPull.Configuration;

/// <summary>Docker Hub's name and its server are not the same.</summary>
/// <remarks>docker.io is a name, not a host: https://github.com/distribution/reference, normalize.go.</remarks>
internal static class DockerHub
{
    private const string Server = "registry-1.docker.io";

    /// <summary>Gets the host that serves a registry's images, <c>host[:port]</c>.</summary>
    public static string ServerOf(string registry) => registry switch
    {
        ImageReference.DockerHub or "index.docker.io" => Server,
        _ => registry,
    };

    public static bool IsServer(Uri uri) => uri.Host == Server;
}
