using RegistryPull.Cli.Serving;

namespace RegistryPull.Cli.Reporting;

/// <summary>The JSON of <c>regpull serve --json</c>. The names are public interface.</summary>
/// <param name="Address">Where the registry is served.</param>
/// <param name="Images">The names of the images.</param>
/// <param name="Configuration">The lines of configuration for engines.</param>
internal sealed record ServeReport(
    string Address, IReadOnlyList<string> Images, IReadOnlyList<string> Configuration)
{
    public static ServeReport Create(Uri address, ArchiveRegistry registry)
    {
        var registries = registry.Images.Select(static image => image.Registry).Distinct();
        var setup = new EngineSetup(address, [.. registries]);
        return new ServeReport(
            address.AbsoluteUri.TrimEnd('/'),
            [.. registry.Images.Select(static image => image.ToString())],
            [.. setup.Lines()]);
    }
}
