namespace RegistryPull.Loading.Docker;

/// <summary>An image in the list of <c>GET /images/json</c>.</summary>
internal sealed class DockerSummaryJson
{
    public string? Id { get; init; }
}
