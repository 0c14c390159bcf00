namespace RegistryPull.Cli.Progress;

/// <summary>Draws one blob: <c>a1b2c3d4e5f6 [=====&gt;    ] 12.3 MB / 45.6 MB downloading</c>.</summary>
internal static class BlobLine
{
    private const int WidestBar = 40;
    private const int NarrowestBar = 8;
    private const int AmountWidth = 17;
    private const int StateWidth = 11;
    private const int Gaps = 5;

    public static ProgressLine Render(BlobSnapshot blob, int columns)
    {
        var bar = Math.Min(columns - blob.Name.Length - AmountWidth - StateWidth - Gaps, WidestBar);
        var amount = $"{ByteSize.Format(blob.Position)} / {ByteSize.Format(blob.Size)}";
        var text = Format(blob, bar, amount);
        return new ProgressLine(text.Length <= columns ? text : text[..columns], blob.State);
    }

    private static string Format(BlobSnapshot blob, int bar, string amount)
    {
        if (bar < NarrowestBar)
        {
            return $"{blob.Name} {amount} {Word(blob)}";
        }

        return $"{blob.Name} {Bar(blob, bar)} {amount,AmountWidth} {Word(blob)}";
    }

    private static string Bar(BlobSnapshot blob, int width)
    {
        var filled = blob.Size switch
        {
            0 => width,
            _ => (int)((double)blob.Position / blob.Size * width),
        };
        var head = filled > 0 && filled < width ? ">" : "";
        return $"[{new string('=', filled - head.Length)}{head}{new string(' ', width - filled)}]";
    }

    private static string Word(BlobSnapshot blob) => blob.State switch
    {
        TransferState.Waiting => "waiting",
        TransferState.Downloading => blob.Verb,
        TransferState.Verifying => "verifying",
        TransferState.Retrying => "retrying",
        _ => "done",
    };
}
