namespace RegistryPull.Exporting;

/// <summary>The only way to a blob's bytes. It has two doors, and neither lets unverified content count as content.</summary>
public interface IBlobSource
{
    /// <summary>The first door: a forward-only stream.</summary>
    /// <param name="blob">What to read; its digest and size are binding.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>A stream of exactly <see cref="Descriptor.Size"/> bytes. The read that would end it throws
    /// <see cref="InvalidContentException"/> unless all bytes hash to the digest: what was read counts once the stream has ended.</returns>
    /// <exception cref="RegistryPullException">The blob cannot be had.</exception>
    Task<Stream> OpenAsync(Descriptor blob, CancellationToken cancellationToken);

    /// <summary>The second door: into windows of files, several at once and each out of order.</summary>
    /// <param name="windows">The places to fill. What a window already holds is hashed where it is, not fetched.</param>
    /// <param name="cancellationToken">Cancels the filling; what has arrived stays in the windows.</param>
    /// <returns>A task that ends when every window holds its verified blob.</returns>
    /// <exception cref="RegistryPullException">A blob cannot be had; the others are stopped.</exception>
    Task FillAsync(IReadOnlyCollection<IBlobWindow> windows, CancellationToken cancellationToken);
}
