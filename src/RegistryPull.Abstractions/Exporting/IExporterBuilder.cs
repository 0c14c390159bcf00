namespace RegistryPull.Exporting;

/// <summary>Takes the exporters of a pipeline. A package of exporters extends it with a method, and needs no reference
/// to the pipeline.</summary>
public interface IExporterBuilder
{
    /// <summary>Adds an exporter.</summary>
    /// <param name="exporter">The exporter. Of two with the same format, the first is used.</param>
    void AddExporter(IExporter exporter);
}
