namespace RegistryPull.Exporting;

/// <summary>A verified blob in a separate file beside the output. It can be read any number of times, and is not part
/// of the output.</summary>
/// <param name="blob">The blob.</param>
/// <param name="open">Opens its bytes.</param>
public sealed class SpooledBlob(Descriptor blob, Func<Stream> open)
{
    /// <summary>Gets the blob.</summary>
    public Descriptor Blob { get; } = blob;

    /// <summary>Opens the blob at its start. Several readers may be open at once, on several threads.</summary>
    /// <returns>A stream that can seek, of <see cref="Descriptor.Size"/> bytes; the caller disposes of it before the
    /// export ends.</returns>
    /// <exception cref="OutputException">The file cannot be read.</exception>
    public Stream Open() => open();
}
