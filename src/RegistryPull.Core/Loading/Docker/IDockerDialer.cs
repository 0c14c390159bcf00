namespace RegistryPull.Loading.Docker;

/// <summary>Opens connections to the APIs of engines.</summary>
internal interface IDockerDialer
{
    /// <summary>Opens a connection.</summary>
    /// <exception cref="EngineException">Nothing listens there, or it may not be used; the message says what to
    /// do.</exception>
    Task<Stream> OpenAsync(DockerAddress address, CancellationToken cancellationToken);
}
