using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;

namespace RegistryPull.Cli.Tests.Documents;

/// <summary>Compiles the C# code of the pages that packages show, and of the page about exporters.</summary>
[TestFixture]
internal sealed class ReadmeCodeTests
{
    // The usings of a project with ImplicitUsings, and the exporter that pages suppose a reader has.
    private const string Surroundings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        public sealed class MyExporter : RegistryPull.Exporting.IPlannedExporter
        {
            public string Format => "mine";
            public string Description => "";
            public RegistryPull.Exporting.OutputTraits Traits => throw new NotSupportedException();
            public RegistryPull.Exporting.OutputPlan Plan(
                IReadOnlyList<RegistryPull.Exporting.ExportImage> images, RegistryPull.Exporting.PlanContext context) =>
                throw new NotSupportedException();
        }
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    [TestCase("README.md")]
    [TestCase("src/RegistryPull.Abstractions/README.md")]
    [TestCase("src/RegistryPull.Core/README.md")]
    [TestCase("src/RegistryPull.Exporters/README.md")]
    [TestCase("test/RegistryPull.Testing/README.md")]
    [TestCase("docs/writing-an-exporter.md")]
    public async Task EveryBlock_OfAPage_Compiles(string page)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Checkout.Root, page));
        SyntaxTree[] blocks =
            [.. CodeBlocks.Read(lines).Select(block => CSharpSyntaxTree.ParseText(block, Language, page))];

        Assert.That(blocks, Is.Not.Empty);
        Assert.That(blocks.SelectMany(block => Errors(block, blocks)).Distinct(), Is.Empty);
    }

    // A program has statements in one file only, but may use what other blocks of its page declare.
    private static IEnumerable<string> Errors(SyntaxTree block, IEnumerable<SyntaxTree> page)
    {
        var kind = IsProgram(block) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var others = page.Where(other => other != block && !IsProgram(other));
        var compilation = CSharpCompilation.Create(
            "page",
            [CSharpSyntaxTree.ParseText(Surroundings, Language), block, .. others],
            References,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
        return compilation.GetDiagnostics()
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => diagnostic.ToString());
    }

    private static bool IsProgram(SyntaxTree block) =>
        block.GetCompilationUnitRoot().Members.Any(static member => member is GlobalStatementSyntax);
}
