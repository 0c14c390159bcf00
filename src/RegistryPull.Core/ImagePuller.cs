namespace RegistryPull;

/// <summary>The pull pipeline: a reference goes in, a complete and verified output comes out.</summary>
public sealed class ImagePuller
{
    /// <summary>Pulls the images of one output.</summary>
    /// <param name="request">What to pull, and into what.</param>
    /// <param name="cancellationToken">Stops the pull; what has arrived is kept for the next run of the same request.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="RegistryPullException">It failed; the message is for the person.</exception>
    public Task<PullResult> PullAsync(PullRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
}
