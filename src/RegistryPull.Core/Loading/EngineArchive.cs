using RegistryPull.Exporting;
using RegistryPull.Output;

namespace RegistryPull.Loading;

/// <summary>An archive that is written into an engine and exists nowhere else.</summary>
/// <param name="owner">The images of the load.</param>
/// <param name="images">The images in the archive.</param>
/// <param name="format">The format.</param>
internal sealed class EngineArchive(EngineImages owner, IReadOnlyList<ExportImage> images, string format)
{
    public IReadOnlyList<ExportImage> Images => images;

    /// <summary>Gets whether the layers are written as they were served.</summary>
    public bool KeepsLayers => owner.Writer.IsPlanned(format);

    /// <summary>Gets what was written; null before the end.</summary>
    public WrittenOutput? Written { get; private set; }

    /// <summary>Writes the archive. Every blob is verified before its last byte is written.</summary>
    /// <param name="input">The engine's input.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="EngineStoppedReadingException">The engine closed its input.</exception>
    /// <exception cref="RegistryPullException">Content failed; the engine did not get a whole archive.</exception>
    public async Task WriteAsync(EngineInput input, CancellationToken cancellationToken)
    {
        try
        {
            Written = await owner.Writer
                .WriteAsync(images, format, owner.Content, input, cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            owner.Sent += input.Sent;
        }
    }
}
