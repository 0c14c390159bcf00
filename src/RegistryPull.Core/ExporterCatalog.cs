using RegistryPull.Exporting;

namespace RegistryPull;

/// <summary>Finds exporters by their format.</summary>
public sealed class ExporterCatalog
{
    private readonly SortedDictionary<string, IExporter> _exporters = new(StringComparer.Ordinal);

    /// <summary>Creates a catalog.</summary>
    /// <param name="exporters">The exporters. Of two with the same format, the first is used.</param>
    public ExporterCatalog(IEnumerable<IExporter> exporters)
    {
        ArgumentNullException.ThrowIfNull(exporters);
        foreach (var exporter in exporters)
        {
            _exporters.TryAdd(exporter.Format, exporter);
        }
    }

    /// <summary>Gets all exporters, sorted by format.</summary>
    public IReadOnlyList<IExporter> All => [.. _exporters.Values];

    /// <summary>Returns the exporter of a format.</summary>
    /// <param name="format">The format, as in <c>--format</c>.</param>
    /// <returns>The exporter.</returns>
    /// <exception cref="InvalidRequestException">No exporter has this format; the message lists the
    /// formats.</exception>
    public IExporter Get(string format)
    {
        if (!_exporters.TryGetValue(format, out var exporter))
        {
            throw new InvalidRequestException($"no exporter is named '{TerminalText.Sanitize(format)}': there are "
                + $"{string.Join(", ", _exporters.Keys)} (--format)");
        }

        return exporter;
    }
}
