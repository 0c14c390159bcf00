namespace RegistryPull.Exporting;

/// <summary>A format that images can be written in. The built-in ones and plug-ins are this and nothing more.</summary>
/// <remarks>
/// An exporter knows neither the network nor the final path: it takes selected images, asks <see cref="IBlobSource"/> for
/// verified content, and writes into <see cref="IExportStaging"/>. The host makes the output durable and gives it its name,
/// so an exporter cannot leave half an output, however it fails.
/// </remarks>
public interface IImageExporter
{
    /// <summary>The name that <c>--format</c> takes: lower-case letters, digits and dashes.</summary>
    string Format { get; }

    /// <summary>One line that says what the output is and what reads it.</summary>
    string Description { get; }

    /// <summary>What kind of output this makes and what it can hold; the host refuses the rest before anything is fetched.</summary>
    OutputTraits Traits { get; }

    /// <summary>Writes the images into the staging place. Returns when every byte of the output is there.</summary>
    /// <param name="images">What was selected, at least one; several only when <see cref="OutputTraits.SeveralImages"/>.</param>
    /// <param name="content">The door to layers and other blobs; everything that comes through it is verified.</param>
    /// <param name="staging">Where the output grows.</param>
    /// <param name="cancellationToken">Cancelled by Ctrl+C; leave promptly.</param>
    /// <returns>A task that ends with the export.</returns>
    /// <exception cref="RegistryPullException">The images cannot be written in this format, or content or output failed.</exception>
    Task ExportAsync(IReadOnlyList<ExportImage> images, IBlobSource content, IExportStaging staging, CancellationToken cancellationToken);
}
