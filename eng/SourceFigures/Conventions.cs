using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SourceFigures;

/// <summary>The rules about the form of the code that hold without exception.</summary>
internal static class Conventions
{
    /// <summary>The greatest number of columns in a line.</summary>
    public const int MaxColumns = 120;

    /// <summary>The greatest number of conditional expressions in 1,000 lines of the program.</summary>
    public const int MaxConditionals = 5;

    /// <summary>Returns each place in a file that breaks a rule: <c>path(line): what</c>.</summary>
    public static IEnumerable<string> Check(SourceFile file) =>
        NestedConditionals(file)
            .Select(node => $"{file.Path}({SourceFile.LineOf(node)}): a conditional expression inside another")
            .Concat(LongLines(file).Select(line => $"{file.Path}({line}): longer than {MaxColumns} columns"))
            .Concat(
                MethodsCalledOf(file).Select(node => $"{file.Path}({SourceFile.LineOf(node)}): a method called Of"));

    /// <summary>Returns the conditional expressions that stand inside another one.</summary>
    public static IEnumerable<ConditionalExpressionSyntax> NestedConditionals(SourceFile file) =>
        Conditionals(file).Where(static node => node.Ancestors().TakeWhile(IsSameExpression).Any(IsConditional));

    /// <summary>Returns the conditional expressions.</summary>
    public static IEnumerable<ConditionalExpressionSyntax> Conditionals(SourceFile file) =>
        file.Root.DescendantNodes().OfType<ConditionalExpressionSyntax>();

    /// <summary>Returns the numbers of the lines with too many columns.</summary>
    public static IEnumerable<int> LongLines(SourceFile file) =>
        file.Lines.Index().Where(static line => line.Item.Length > MaxColumns).Select(static line => line.Index + 1);

    /// <summary>Returns the methods whose name says nothing: .NET says From, Parse, Compute or Create.</summary>
    public static IEnumerable<MethodDeclarationSyntax> MethodsCalledOf(SourceFile file) =>
        file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(static method => method.Identifier.Text == "Of");

    // The body of a lambda is read separately, so a conditional there is not nested.
    private static bool IsSameExpression(SyntaxNode node) =>
        node is not (StatementSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax);

    private static bool IsConditional(SyntaxNode node) => node is ConditionalExpressionSyntax;
}
