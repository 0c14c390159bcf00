namespace RegistryPull.Cli.Progress;

/// <summary>A transfer in words, without a picture.</summary>
internal static class TransferText
{
    // What is shorter is over before it is read.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    public static string Format(TransferSnapshot transfer) => $"{transfer.Image}: {Amount(transfer, int.MaxValue)}";

    /// <summary>
    /// <c>120 MB of 294 MB (41%), 12.3 MB/s, 14 s left</c>; all there, but not yet named: <c>…, finishing</c>.
    /// </summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="columns">How wide it may be: what matters least is left out first, the time left and the percentage
    /// last.</param>
    public static string Amount(TransferSnapshot transfer, int columns)
    {
        var (position, total) = (ByteSize.Format(transfer.Position), ByteSize.Format(transfer.Total));
        var (speed, left, wait) = (Speed(transfer), Left(transfer), Wait(transfer));
        string[] candidates =
        [
            $"{position} of {total} ({transfer.Percent}%){speed}{left}{wait}",
            $"{position} of {total} ({transfer.Percent}%){left}{wait}",
            $"{position} of {total} ({transfer.Percent}%){left}",
            $"{position} of {total}{left}",
            $"{transfer.Percent}%{left}",
        ];
        return Array.Find(candidates, candidate => candidate.Length <= columns) ?? candidates[^1];
    }

    private static string Speed(TransferSnapshot transfer) => transfer.TimeLeft switch
    {
        null => "",
        _ => $", {ByteSize.Format((long)transfer.BytesPerSecond)}/s",
    };

    private static string Left(TransferSnapshot transfer)
    {
        if (transfer.Position == transfer.Total)
        {
            return ", finishing";
        }

        if (transfer.TimeLeft is { } left)
        {
            return $", {DurationText.Format(left)} left";
        }

        return "";
    }

    private static string Wait(TransferSnapshot transfer)
    {
        if (transfer.Wait < ShortestWait || transfer.Position == transfer.Total)
        {
            return "";
        }

        return $", waiting {DurationText.Format(transfer.Wait)} to try again";
    }
}
