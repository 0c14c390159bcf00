namespace RegistryPull.Cli.Tests.Plugins;

/// <summary>The source of plug-ins: a sound one, with what a test wants otherwise.</summary>
internal static class PluginCode
{
    public const string Sound = """return staging.WriteAsync([new PlannedFile("", [.. images[0].Blobs().Select(blob => new FileSegment.Blob(blob))])], content, cancellationToken);""";

    public static string Exporter(string format, string export = Sound, string constructor = "", string traits = "new() { Kind = OutputKind.File, Extension = \".bin\" }", string others = "") => $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using RegistryPull;
        using RegistryPull.Exporting;

        public sealed class Plugin : IImageExporter
        {
            public Plugin() { {{constructor}} }
            public string Format => "{{format}}";
            public string Description => "all layers in a row";
            public OutputTraits Traits => {{traits}};
            public Task ExportAsync(IReadOnlyList<ExportImage> images, IBlobSource content, IExportStaging staging, CancellationToken cancellationToken)
            {
                {{export}}
            }
        }

        {{others}}
        """;
}
