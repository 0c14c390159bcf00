namespace RegistryPull.Cli.Tests.Documents;

/// <summary>The C# code that a page shows.</summary>
internal static class CodeBlocks
{
    private const string Start = "```csharp";
    private const string End = "```";

    /// <summary>Returns the blocks of a page, each with an empty line for every line of the page above it.</summary>
    /// <param name="page">The lines of the page.</param>
    /// <returns>The blocks. A compiler names the lines of the page.</returns>
    public static IEnumerable<string> Read(IReadOnlyList<string> page)
    {
        for (var line = 0; line < page.Count; line++)
        {
            if (page[line] == Start)
            {
                var block = page.Skip(line + 1).TakeWhile(static text => text != End);
                yield return string.Join('\n', [.. Enumerable.Repeat("", line + 1), .. block]);
            }
        }
    }
}
