namespace RegistryPull.Cli.Tests.Plugins;

/// <summary>The source of plug-ins: one that works, with what a test changes.</summary>
internal static class PluginCode
{
    public const string Sound = """return new OutputPlan([new PlannedFile("", [.. images[0].Blobs().Select(blob => new FileSegment.Blob(blob))])]);""";

    private const string FileTraits = "new() { Kind = OutputKind.File, Extension = \".bin\" }";

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using RegistryPull;
        using RegistryPull.Exporting;

        """;

    /// <summary>An exporter that plans its output.</summary>
    public static string Exporter(string format, string plan = Sound, string constructor = "", string traits = FileTraits, string others = "") => $$"""
        {{Usings}}
        public sealed class Plugin : IPlannedExporter
        {
            public Plugin() { {{constructor}} }
            public string Format => "{{format}}";
            public string Description => "all layers in a row";
            public OutputTraits Traits => {{traits}};
            public OutputPlan Plan(IReadOnlyList<ExportImage> images, PlanContext context)
            {
                {{plan}}
            }
        }

        {{others}}
        """;

    /// <summary>An exporter that writes its output without a plan.</summary>
    public static string LayerExporter(string format, string export, string traits = FileTraits) => $$"""
        {{Usings}}
        public sealed class Plugin : ILayerExporter
        {
            public string Format => "{{format}}";
            public string Description => "all layers in a row";
            public OutputTraits Traits => {{traits}};
            public Task ExportAsync(
                IReadOnlyList<ExportImage> images, IVerifiedContent content, IOutputWorkspace workspace, CancellationToken cancellationToken)
            {
                {{export}}
            }
        }
        """;
}
