using RegistryPull.Exporters;
using RegistryPull.Exporting;

namespace RegistryPull;

/// <summary>Registers the built-in exporters.</summary>
public static class BuiltInExportersExtensions
{
    /// <summary>Adds the formats that come with regpull:
    /// <c>services.AddRegistryPull().AddBuiltInExporters()</c>.</summary>
    /// <typeparam name="T">The type of the builder.</typeparam>
    /// <param name="builder">The builder of the pipeline.</param>
    /// <param name="limits">The limits for unpacking layers; null for the defaults.</param>
    /// <param name="compression">How docker archives and OCI layouts store their layers.</param>
    /// <returns>The builder.</returns>
    public static T AddBuiltInExporters<T>(
        this T builder, UnpackLimits? limits = null, LayerCompression compression = LayerCompression.Keep)
        where T : IExporterBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var exporter in BuiltInExporters.Create(limits, compression))
        {
            builder.AddExporter(exporter);
        }

        return builder;
    }
}
