using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Progress;

/// <summary>A pull that succeeded.</summary>
/// <param name="Result">What was made.</param>
/// <param name="Totals">What was transferred for it.</param>
internal sealed record PullSummary(PullResult Result, TransferTotals Totals) : RunSummary
{
    public override string Text => ResultText.Format(this);

    public override bool IsUpToDate => Result.UpToDate;

    public override ProgressEvent Event => new("result")
    {
        Image = Images,
        Digest = Result.Images switch
        {
            [var only] => only.Digest.ToString(),
            _ => null,
        },
        Bytes = Result.Size,
        Output = Result.Output,
        UpToDate = Result.UpToDate,
        BytesReceived = Totals.Received,
        BytesResumed = Totals.Resumed,
        ElapsedSeconds = Math.Round(Result.Elapsed.TotalSeconds, 3),
    };

    /// <summary>The images, as docker prints their names.</summary>
    public string Images => ImageNames.Format(
        [.. Result.Images.Select(static image => image.Reference.Familiar)]);
}
