using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SourceFigures;

/// <summary>A C# file with its syntax tree.</summary>
/// <param name="path">The path, as it is printed.</param>
/// <param name="text">The content.</param>
internal sealed class SourceFile(string path, string text)
{
    /// <summary>Gets the path, as it is printed.</summary>
    public string Path => path;

    /// <summary>Gets the lines, without their ends.</summary>
    public IReadOnlyList<string> Lines { get; } = text.TrimEnd('\n').Split('\n');

    /// <summary>Gets the root of the syntax tree.</summary>
    public SyntaxNode Root { get; } = CSharpSyntaxTree.ParseText(text, path: path).GetRoot();

    /// <summary>Gets the number of the line that a node begins on, counted from 1.</summary>
    public static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
