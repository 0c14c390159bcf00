namespace RegistryPull.Exporting;

/// <summary>A blob in the staging place: verified, to be read as often as it takes, and never a part of the output.</summary>
/// <param name="blob">The blob.</param>
/// <param name="open">Opens its bytes.</param>
public sealed class KeptBlob(Descriptor blob, Func<Stream> open)
{
    /// <summary>The blob.</summary>
    public Descriptor Blob { get; } = blob;

    /// <summary>Opens the blob at its start. Several readers may be open at once, on several threads.</summary>
    /// <returns>A stream that can seek, of <see cref="Descriptor.Size"/> bytes; the caller disposes of it before the export ends.</returns>
    /// <exception cref="OutputException">The staging place cannot be read.</exception>
    public Stream Open() => open();
}
