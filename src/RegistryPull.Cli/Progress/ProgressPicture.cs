namespace RegistryPull.Cli.Progress;

/// <summary>Draws a transfer: a line for each blob that fits, and one for the whole.</summary>
internal static class ProgressPicture
{
    /// <summary>
    /// Pure: the same moment on the same screen gives the same lines, at most one fewer than the screen has rows.
    /// </summary>
    public static IReadOnlyList<ProgressLine> Render(TransferSnapshot transfer, int width, int height)
    {
        // The cursor stands below the picture, and the last column is left alone: some terminals wrap there.
        var (columns, rows) = (Math.Max(width - 1, 1), Math.Max(height - 1, 1));
        var lines = new List<ProgressLine>();
        AddBlobs(lines, transfer, columns, rows - 1);
        lines.Add(new ProgressLine(Total(transfer, columns)));
        return lines;
    }

    private static void AddBlobs(List<ProgressLine> lines, TransferSnapshot transfer, int columns, int rows)
    {
        if (transfer.Blobs.Length <= rows)
        {
            lines.AddRange(transfer.Blobs.Select(blob => BlobLine.Render(blob, columns)));
            return;
        }

        // More blobs than rows: those that move are drawn, the others are counted.
        var shown = transfer.Blobs.Where(
            static blob =>
                blob.State is not (TransferState.Done or TransferState.Waiting)).Take(Math.Max(rows - 1, 0)).ToList();
        lines.AddRange(shown.Select(blob => BlobLine.Render(blob, columns)));
        if (rows > 0)
        {
            lines.Add(new ProgressLine(Fit(Others(transfer, shown.Count), columns)));
        }
    }

    private static string Others(TransferSnapshot transfer, int shown)
    {
        var done = transfer.Blobs.Count(static blob => blob.State == TransferState.Done);
        var waiting = transfer.Blobs.Count(static blob => blob.State == TransferState.Waiting);
        var more = transfer.Blobs.Length - done - waiting - shown;
        return $"{done} done, {waiting} waiting{(more == 0 ? "" : $", {more} more in progress")}";
    }

    // The figures matter more than the name's end.
    private static string Total(TransferSnapshot transfer, int columns)
    {
        var amount = TransferText.Amount(transfer, columns);
        var name = Shortened(transfer.Image, columns - amount.Length - 2);
        return Fit(name.Length == 0 ? amount : $"{name}: {amount}", columns);
    }

    private static string Shortened(string name, int columns)
    {
        if (name.Length <= columns)
        {
            return name;
        }

        if (columns > 1)
        {
            return name[..(columns - 1)] + "…";
        }

        return "";
    }

    private static string Fit(string text, int columns)
    {
        if (text.Length <= columns)
        {
            return text;
        }

        return text[..columns];
    }
}
