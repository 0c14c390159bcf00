using System.Text;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Progress;

/// <summary>Keeps a few lines at the end of a terminal up to date, with escape codes (ECMA-48).</summary>
internal sealed class AnsiPainter(ITerminal terminal, bool colours)
{
    private const string HideCursor = "\e[?25l";
    private const string ShowCursor = "\e[?25h";
    private const string ClearLine = "\e[2K";
    private const string ClearBelow = "\e[J";

    private IReadOnlyList<ProgressLine> _painted = [];
    private bool _hidden;

    /// <summary>Replaces the picture, in one write so that it does not flicker.</summary>
    public void Paint(IReadOnlyList<ProgressLine> lines)
    {
        var text = new StringBuilder();
        if (!_hidden)
        {
            text.Append(HideCursor);
            _hidden = true;
        }

        MoveToStart(text);
        Append(text, lines);
        terminal.Write(text.Append(ClearBelow).ToString());
    }

    /// <summary>Writes a line that stays, above the picture.</summary>
    public void WriteAbove(string line)
    {
        var text = new StringBuilder();
        var painted = _painted;
        MoveToStart(text);
        text.Append(painted.Count == 0 ? "" : ClearBelow).Append(line).Append('\n');
        Append(text, painted);
        terminal.Write(text.ToString());
    }

    /// <summary>Takes the picture away and gives the cursor back.</summary>
    public void Clear()
    {
        if (_hidden)
        {
            var text = new StringBuilder();
            MoveToStart(text);
            terminal.Write(text.Append(ClearBelow).Append(ShowCursor).ToString());
            (_painted, _hidden) = ([], false);
        }
    }

    // A terminal that became narrower has wrapped what was painted, and the picture has more rows than lines.
    private void MoveToStart(StringBuilder text)
    {
        var width = terminal.Width;
        var rows = _painted.Sum(line => Math.Max((line.Text.Length + width - 1) / width, 1));
        if (rows > 0)
        {
            text.Append($"\e[{rows}A\r");
        }
    }

    private void Append(StringBuilder text, IReadOnlyList<ProgressLine> lines)
    {
        foreach (var line in lines)
        {
            var colour = colours ? Colour(line.State) : "";
            text.Append(ClearLine).Append(colour).Append(line.Text).Append(colour.Length == 0 ? "\n" : "\e[0m\n");
        }

        _painted = lines;
    }

    private static string Colour(TransferState? state) => state switch
    {
        TransferState.Waiting => "\e[2m",
        TransferState.Retrying => "\e[33m",
        TransferState.Done => "\e[32m",
        _ => "",
    };
}
