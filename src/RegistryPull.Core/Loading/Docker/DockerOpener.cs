namespace RegistryPull.Loading.Docker;

/// <summary>Opens the APIs of the engines of this machine, or of the one that <c>DOCKER_HOST</c> names.</summary>
internal sealed class DockerOpener(
    EngineFiles files, IDockerDialer dialer, EngineLimits limits, IPullProgress progress)
{
    /// <summary>Opens docker.</summary>
    /// <exception cref="InvalidRequestException"><c>DOCKER_HOST</c> is not an address.</exception>
    /// <exception cref="EngineException">It is not there.</exception>
    public async Task<IImageStore> OpenAsync(CancellationToken cancellationToken)
    {
        if (files.DockerHost is { } host)
        {
            var address = DockerAddress.Parse(host, files.DockerCertificates);
            return await OpenAsync(address, EngineNames.Docker, cancellationToken).ConfigureAwait(false);
        }

        EngineException? refusal = null;
        foreach (var address in files.DockerAddresses)
        {
            try
            {
                return await OpenAsync(address, EngineNames.Docker, cancellationToken).ConfigureAwait(false);
            }
            catch (EngineException failure)
            {
                refusal ??= failure;
            }
        }

        throw refusal ?? new EngineException(
            "docker is not running here (there is no socket of it): start it, or say where it is with DOCKER_HOST "
            + "or --to ssh://HOST");
    }

    /// <summary>Opens podman's service of docker's API.</summary>
    /// <returns>Null when podman does not serve it.</returns>
    public async Task<IImageStore?> TryOpenPodmanAsync(CancellationToken cancellationToken)
    {
        foreach (var address in files.PodmanAddresses)
        {
            try
            {
                return await OpenAsync(address, EngineNames.Podman, cancellationToken).ConfigureAwait(false);
            }
            catch (EngineException failure)
            {
                progress.Detail($"{failure.Message}; podman is started instead");
            }
        }

        return null;
    }

    private async Task<IImageStore> OpenAsync(
        DockerAddress address, string engine, CancellationToken cancellationToken)
    {
        var api = new DockerApi(new DockerClient(address, dialer, limits), limits, progress);
        try
        {
            await api.PingAsync(cancellationToken).ConfigureAwait(false);
            return new DockerStore(api, engine);
        }
        catch
        {
            api.Dispose();
            throw;
        }
    }
}
