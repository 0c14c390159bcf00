namespace RegistryPull.RealParts.Tests;

/// <summary>The sections of <c>docs/recipes</c>, with their commands for a POSIX shell.</summary>
internal static class Recipes
{
    private const string Heading = "## ";
    private const string Fence = "```";
    private const string NotRun = "<!-- not run: ";

    /// <summary>Returns the sections that have commands for a shell, and do not say why they cannot be run.</summary>
    public static IEnumerable<string> Titles() =>
        Sections().Where(
            static section =>
                !section.Text.Contains(NotRun, StringComparison.Ordinal) && Commands(section.Text).Length > 0)
            .Select(static section => section.Title);

    /// <summary>Returns the commands of a section, as one script.</summary>
    public static string Script(string title) => Commands(Sections().Single(section => section.Title == title).Text);

    private static IEnumerable<(string Title, string Text)> Sections() =>
        File.ReadAllText(Page()).ReplaceLineEndings("\n").Split($"\n{Heading}").Skip(1)
            .Select(static section => (section[..section.IndexOf('\n')], section));

    private static string Commands(string section)
    {
        var lines = section.Split('\n');
        var script = new List<string>();
        for (var index = 0; index < lines.Length; index++)
        {
            if (lines[index].TrimStart() != $"{Fence}sh")
            {
                continue;
            }

            var indent = lines[index].IndexOf(Fence, StringComparison.Ordinal);
            script.AddRange(lines.Skip(index + 1)
                .TakeWhile(static line => line.TrimStart() != Fence)
                .Select(line => line[Math.Min(indent, line.Length)..]));
        }

        return string.Join('\n', script);
    }

    private static string Page()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "RegistryPull.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException(
                "no RegistryPull.sln above the tests");
        }

        return Path.Combine(folder, "docs", "recipes", "README.md");
    }
}
