using System.Text;

namespace RegistryPull.Cli.Progress;

/// <summary>A transfer in words, without a picture.</summary>
internal static class TransferText
{
    // What is shorter is over before it is read.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    public static string Of(TransferSnapshot transfer) => $"{transfer.Image}: {Amount(transfer)}";

    /// <summary><c>120 MB of 294 MB (41%), 12.3 MB/s, 14 s left</c>; all there, but not yet named: <c>…, finishing</c>.</summary>
    public static string Amount(TransferSnapshot transfer)
    {
        var text = new StringBuilder($"{ByteSize.Format(transfer.Position)} of {ByteSize.Format(transfer.Total)} ({transfer.Percent}%)");
        if (transfer.Position == transfer.Total)
        {
            return text.Append(", finishing").ToString();
        }

        if (transfer.TimeLeft is { } left)
        {
            text.Append($", {ByteSize.Format((long)transfer.BytesPerSecond)}/s, {DurationText.Of(left)} left");
        }

        if (transfer.Wait >= ShortestWait)
        {
            text.Append($", waiting {DurationText.Of(transfer.Wait)} to try again");
        }

        return text.ToString();
    }
}
