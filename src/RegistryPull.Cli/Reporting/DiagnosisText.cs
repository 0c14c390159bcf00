using System.Globalization;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Reporting;

/// <summary>
/// A step of a diagnosis, for people, in columns that are as wide as the longest word that may stand in them.
/// </summary>
internal static class DiagnosisText
{
    private const int NarrowestDetail = 24;
    private const string NarrowMargin = "    ";

    /// <summary>One line, for a file or another program.</summary>
    public static string Line(DiagnosedStep step) => TerminalLine.Sanitize($"{Beginning(step)}{step.Detail}");

    /// <summary>Lines that are no wider than a terminal; the detail is wrapped below itself.</summary>
    /// <param name="step">The step.</param>
    /// <param name="width">The columns of the terminal.</param>
    public static IEnumerable<string> Lines(DiagnosedStep step, int width)
    {
        // Some terminals wrap when the last column is written.
        var (beginning, columns) = (Beginning(step), width - 1);
        if (columns - beginning.Length < NarrowestDetail)
        {
            var detail = Wrapped(step, columns - NarrowMargin.Length);
            return [beginning.TrimEnd(), .. detail.Select(static line => NarrowMargin + line)];
        }

        var margin = new string(' ', beginning.Length);
        return Wrapped(step, columns - margin.Length).Select((line, index) => (index == 0 ? beginning : margin) + line);
    }

    public static string Mark(StepOutcome outcome) => outcome switch
    {
        StepOutcome.Ok => "ok",
        StepOutcome.Note => "note",
        StepOutcome.Failed => "failed",
        _ => "skipped",
    };

    private static string Beginning(DiagnosedStep step) => string.Create(
        CultureInfo.InvariantCulture,
            $"{Mark(step.Outcome),-7}  {step.Name,-13}  {step.Elapsed.TotalSeconds,5:0.00} s  ");

    private static IReadOnlyList<string> Wrapped(DiagnosedStep step, int width) =>
        TextWrap.Lines(TerminalLine.Sanitize(step.Detail), width);
}
