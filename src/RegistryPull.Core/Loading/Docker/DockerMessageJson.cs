namespace RegistryPull.Loading.Docker;

/// <summary>A message of docker: a failure, or one of the lines that it answers while it loads.</summary>
/// <remarks>moby <c>pkg/jsonmessage</c>, and <c>ErrorResponse</c> of its API.</remarks>
internal sealed class DockerMessageJson
{
    /// <summary>Gets text for the user: whole lines.</summary>
    public string? Stream { get; init; }

    /// <summary>Gets what is done with a layer.</summary>
    public string? Status { get; init; }

    /// <summary>Gets the layer.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the failure of an answer whose status was sent before.</summary>
    public string? Error { get; init; }

    /// <summary>Gets the failure of an answer that is not 2xx.</summary>
    public string? Message { get; init; }
}
