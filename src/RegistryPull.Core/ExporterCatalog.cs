using RegistryPull.Exporting;


namespace RegistryPull;

/// <summary>The exporters that are installed, by name.</summary>
public sealed class ExporterCatalog
{
    private readonly SortedDictionary<string, IExporter> _exporters = new(StringComparer.Ordinal);

    /// <summary>Indexes the exporters.</summary>
    /// <param name="exporters">The exporters; of two that share a name the first counts.</param>
    public ExporterCatalog(IEnumerable<IExporter> exporters)
    {
        ArgumentNullException.ThrowIfNull(exporters);
        foreach (var exporter in exporters)
        {
            _exporters.TryAdd(exporter.Format, exporter);
        }
    }

    /// <summary>All exporters, sorted by format.</summary>
    public IReadOnlyList<IExporter> All => [.. _exporters.Values];

    /// <summary>The exporter of a format.</summary>
    /// <param name="format">The name.</param>
    /// <returns>The exporter.</returns>
    /// <exception cref="InvalidRequestException">There is none; the message lists those there are.</exception>
    public IExporter Get(string format) => _exporters.TryGetValue(format, out var exporter)
        ? exporter
        : throw new InvalidRequestException($"no exporter is named '{TerminalText.Sanitize(format)}': there are {string.Join(", ", _exporters.Keys)} (--format)");
}
