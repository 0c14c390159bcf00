using System.Collections.Immutable;

namespace RegistryPull.Cli.Completion;

/// <summary>The shells that there is a script for.</summary>
internal static class ShellScripts
{
    public static ImmutableArray<string> Names => ["powershell", "bash", "zsh", "fish"];

    /// <returns>What writes the script; null for another shell.</returns>
    public static Func<CompletionModel, string>? Find(string? shell) => shell switch
    {
        "powershell" => PowerShellScript.Write,
        "bash" => BashScript.Write,
        "zsh" => ZshScript.Write,
        "fish" => FishScript.Write,
        _ => null,
    };
}
