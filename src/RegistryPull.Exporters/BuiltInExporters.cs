using RegistryPull.Exporters.DockerArchive;
using RegistryPull.Exporters.Files;
using RegistryPull.Exporters.OciLayout;
using RegistryPull.Exporters.Ollama;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters;

/// <summary>The formats that come with regpull. Each is an <see cref="IExporter"/> and nothing more, as a plug-in's is.</summary>
public static class BuiltInExporters
{
    /// <summary>Makes all of them, the default format first. They hold no state: one instance serves every export.</summary>
    /// <param name="limits">How much may come out of layers; null for the defaults.</param>
    /// <returns>The exporters.</returns>
    public static IReadOnlyList<IExporter> Create(UnpackLimits? limits = null)
    {
        limits ??= new UnpackLimits();
        return
        [
            new DockerArchiveExporter(), new OciLayoutExporter(), new OciArchiveExporter(),
            new RootfsExporter(limits), new RootfsTarExporter(limits),
            new FilesExporter(), new OllamaExporter(),
        ];
    }
}
