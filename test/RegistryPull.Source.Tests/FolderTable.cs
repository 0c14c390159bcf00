namespace RegistryPull.Source.Tests;

/// <summary>The table of <c>docs/architecture.md</c> that says which folder of Core may use which.</summary>
internal static class FolderTable
{
    private const string Heading = "| folder | contains | may use |";

    /// <summary>Reads the table.</summary>
    /// <returns>For each folder the folders that it may use.</returns>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Read() =>
        File.ReadLines(Checkout.PathOf("docs/architecture.md"))
            .SkipWhile(static line => line != Heading)
            .Skip(2)
            .TakeWhile(static line => line.StartsWith('|'))
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(
                static cells =>
                    FoldersIn(cells[1]).First(), static cells => (IReadOnlySet<string>)FoldersIn(cells[3]).ToHashSet());

    // A folder stands between backticks and ends in a slash; its own folders, in parentheses, belong to it.
    private static IEnumerable<string> FoldersIn(string cell) =>
        cell.Split('`').Where(static (_, index) => index % 2 == 1).Select(static name => name.TrimEnd('/'));
}
