using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Schemas;

/// <summary>Holds every JSON output of every test to its schema.</summary>
internal static class SchemaCheck
{
    public static void Verify(string commandLine, Run run)
    {
        var words = commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Contains("--json") && run.Out.Length > 0)
        {
            Verify(words is ["cache", "prune", ..] ? "cache-prune" : words[0], run.Out);
        }

        if (commandLine.Contains("--progress json", StringComparison.Ordinal))
        {
            foreach (var line in run.Error.Split('\n')[..^1])
            {
                Verify("progress", line);
            }
        }
    }

    private static void Verify(string schema, string json)
    {
        Assert.That(JsonSchema.Load(schema).Validate(json), Is.Empty, json);
        Assert.That(json, Does.Match(@"\A[\n -~]+\z"), "it is not ASCII");
    }
}
