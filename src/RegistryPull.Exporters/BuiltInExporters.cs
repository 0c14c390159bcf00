using RegistryPull.Exporters.DockerArchive;
using RegistryPull.Exporters.OciLayout;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters;

/// <summary>The formats that come with regpull. Each is an <see cref="IImageExporter"/> and nothing more, as a plug-in's is.</summary>
public static class BuiltInExporters
{
    /// <summary>All of them, the default format first. They hold no state: one instance serves every export.</summary>
    public static IReadOnlyList<IImageExporter> All { get; } = [new DockerArchiveExporter(), new OciLayoutExporter(), new OciArchiveExporter()];
}
