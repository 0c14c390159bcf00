using RegistryPull.Exporters.DockerArchive;
using RegistryPull.Exporters.Files;
using RegistryPull.Exporters.OciLayout;
using RegistryPull.Exporters.Ollama;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Exporters.Uncompressed;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters;

/// <summary>The formats that come with regpull. Each is an <see cref="IExporter"/> and nothing more, as a plug-in's
/// is.</summary>
public static class BuiltInExporters
{
    /// <summary>Makes all of them, the default format first. They hold no state: one instance serves every
    /// export.</summary>
    /// <param name="limits">How much may come out of layers; null for the defaults.</param>
    /// <param name="compression">How docker archives and OCI layouts hold their layers.</param>
    /// <returns>The exporters.</returns>
    public static IReadOnlyList<IExporter> Create(
        UnpackLimits? limits = null, LayerCompression compression = LayerCompression.Keep)
    {
        IExporter With(IPlannedExporter format) => compression switch
        {
            LayerCompression.None => new UncompressedExporter(format, limits!),
            _ => format,
        };

        limits ??= new UnpackLimits();
        return
        [
            With(new DockerArchiveExporter()), With(new OciLayoutExporter()), With(new OciArchiveExporter()),
            new RootfsExporter(limits), new RootfsTarExporter(limits),
            new FilesExporter(), new OllamaExporter(),
        ];
    }
}
