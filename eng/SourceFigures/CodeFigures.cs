using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SourceFigures;

/// <summary>The figures of a set of files.</summary>
internal sealed record CodeFigures
{
    public required int Files { get; init; }

    public required int Lines { get; init; }

    /// <summary>Gets the median number of lines of a file.</summary>
    public required int MedianFile { get; init; }

    /// <summary>Gets the largest number of lines of a file.</summary>
    public required int LongestFile { get; init; }

    /// <summary>Gets the average number of lines of a method.</summary>
    public required double MethodLines { get; init; }

    public required int LongLines { get; init; }

    public required int Conditionals { get; init; }

    /// <summary>Gets the number of conditional expressions in 1,000 lines.</summary>
    public double ConditionalDensity => 1000.0 * Conditionals / Math.Max(1, Lines);

    public required int NestedConditionals { get; init; }

    public required int MethodsCalledOf { get; init; }

    public static CodeFigures From(IReadOnlyList<SourceFile> files)
    {
        var lengths = files.Select(static file => file.Lines.Count).Order().ToList();
        var methods = files.SelectMany(static file => file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>())
            .ToList();
        return new CodeFigures
        {
            Files = files.Count,
            Lines = lengths.Sum(),
            MedianFile = lengths.Count == 0 ? 0 : lengths[lengths.Count / 2],
            LongestFile = lengths.LastOrDefault(),
            MethodLines = methods.Select(LinesOf).DefaultIfEmpty().Average(),
            LongLines = files.Sum(static file => Conventions.LongLines(file).Count()),
            Conditionals = files.Sum(static file => Conventions.Conditionals(file).Count()),
            NestedConditionals = files.Sum(static file => Conventions.NestedConditionals(file).Count()),
            MethodsCalledOf = files.Sum(static file => Conventions.MethodsCalledOf(file).Count()),
        };
    }

    public IEnumerable<(string Name, string Value)> Rows()
    {
        yield return ("files, lines", $"{Files}, {Lines}");
        yield return ("lines of a file: median, longest", $"{MedianFile}, {LongestFile}");
        yield return ("lines of a method, on average", Format(MethodLines));
        yield return ("lines over 120 columns, in a hundred", Format(100.0 * LongLines / Math.Max(1, Lines)));
        yield return ("conditional expressions, in 1,000 lines", Format(ConditionalDensity));
        yield return ("conditional inside a conditional", Format(NestedConditionals));
        yield return ("methods called Of", Format(MethodsCalledOf));
    }

    private static int LinesOf(MethodDeclarationSyntax method)
    {
        var span = method.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string Format(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
