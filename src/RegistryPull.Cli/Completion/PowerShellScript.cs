using System.Text;
using RegistryPull.Interop;

namespace RegistryPull.Cli.Completion;

/// <summary>The completion script for PowerShell 7 and Windows PowerShell 5.1.</summary>
/// <remarks>
/// https://learn.microsoft.com/powershell/module/microsoft.powershell.core/register-argumentcompleter
/// </remarks>
internal static class PowerShellScript
{
    // Where the block returns nothing, PowerShell offers files.
    private const string Beginning = """
        # PowerShell completion for regpull. Written by: regpull completion powershell

        Register-ArgumentCompleter -Native -CommandName regpull -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)

            $commands = @{

        """;

    private const string End = """
            }
            $before = $commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition }
            $words = @($before | ForEach-Object { "$_" })
            $command = if ($words.Count -gt 1) { $commands[$words[1]] } else { $commands[''] }
            if ($null -eq $command) { return }
            $value = if ($words.Count -gt 2) { $command.Values[$words[-1]] } else { $null }
            $stem = $wordToComplete -replace '\.[a-z]*$'
            if ($null -ne $value) {
                $value = @($value | ForEach-Object { if ($_[0] -eq '*') { "$stem$($_.Substring(1))" } else { $_ } })
                $value | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
                return
            }
            $command.Names | Where-Object { $_[0] -like "$wordToComplete*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
            }
        }

        """;

    public static string Write(CompletionModel model)
    {
        var text = new StringBuilder(Beginning);
        Append(text, "", [.. model.Commands.Select(static command => (command.Name, command.Summary)), ("--help",
            "Show help"), ("--version", "Print the version")], []);
        foreach (var command in model.Commands)
        {
            var words = command.Words.Select(static word => (word, word));
            var names = command.Options.SelectMany(
                static option => option.Names.Select(name => (name, option.Summary)));
            Append(text, command.Name, [.. words, .. names], command.Options);
        }

        return text.Append(End).ToString();
    }

    private static void Append(
        StringBuilder text,
        string command,
        IEnumerable<(string Name, string Summary)> names,
        IEnumerable<CompletedOption> options)
    {
        text.Append($"        {ShellQuote.PowerShell(command)} = @{{\n            Names = @(\n");
        text.AppendJoin(
            ",\n", names.Select(static pair => $"                @({ShellQuote.PowerShell(pair.Name)}, "
            + $"{Tooltip(pair)})"));
        text.Append("\n            )\n            Values = @{\n");
        foreach (var option in options.Where(static option => option.Value != CompletedValue.None))
        {
            var words = string.Join(", ", option.Words.Select(word => ShellQuote.PowerShell($"{Mark(option)}{word}")));
            text.Append(
                string.Concat(
                    option.Names.Select(name => $"                {ShellQuote.PowerShell(name)} = @({words})\n")));
        }

        text.Append("            }\n        }\n");
    }

    // The script puts what was typed in place of the star.
    private static string Mark(CompletedOption option) => option.Value switch
    {
        CompletedValue.FileOfKind => "*",
        _ => "",
    };

    // A completion without a tooltip is an error.
    private static string Tooltip((string Name, string Summary) pair) =>
        ShellQuote.PowerShell(pair.Summary.Length switch
        {
            0 => pair.Name,
            _ => pair.Summary,
        });
}
