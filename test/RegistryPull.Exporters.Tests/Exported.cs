using System.Collections.Immutable;
using System.Formats.Tar;
using System.Text.Json;
using System.Text.Json.Nodes;
using RegistryPull.Exporting;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Exporters.Tests;

/// <summary>Runs an exporter in memory, and reads its output with code that is not under test.</summary>
internal static class Exported
{
    public static async Task<byte[]> FileAsync(
        IExporter exporter, IEnumerable<ImageFixture> fixtures, params ExportImage[] images)
    {
        using var workspace = new MemoryWorkspace();
        await exporter.RunAsync(images, Source(fixtures), workspace, CancellationToken.None);
        return workspace.Files[""];
    }

    public static async Task<MemoryWorkspace> DirectoryAsync(
        IPlannedExporter exporter, IEnumerable<ImageFixture> fixtures, IReadOnlyDictionary<string, byte[]> existing,
        params ExportImage[] images)
    {
        var context = new PlanContext
        {
            Existing = existing.ToImmutableDictionary(
                static file => file.Key, static file => (ReadOnlyMemory<byte>)file.Value),
        };
        var workspace = new MemoryWorkspace();
        await exporter.Plan(images, context).WriteAsync(Source(fixtures), workspace, CancellationToken.None);
        return workspace;
    }

    public static MemoryContent Source(IEnumerable<ImageFixture> fixtures) =>
        new(fixtures.SelectMany(static fixture => fixture.Blobs).DistinctBy(static blob => blob.Key).ToDictionary());

    public static IReadOnlyList<TarEntry> Entries(byte[] tar)
    {
        using var reader = new TarReader(new MemoryStream(tar));
        var entries = new List<TarEntry>();
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            entries.Add(entry);
        }

        return entries;
    }

    public static byte[] Content(this IEnumerable<TarEntry> entries, string path)
    {
        using var content = new MemoryStream();
        entries.Single(entry => entry.Name == path).DataStream!.CopyTo(content);
        return content.ToArray();
    }

    public static JsonNode Json(this IEnumerable<TarEntry> entries, string path) => Json(entries.Content(path));

    public static JsonNode Json(byte[] bytes) => JsonSerializer.Deserialize<JsonNode>(bytes)!;
}
