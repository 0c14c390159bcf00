namespace RegistryPull.Cli.Progress;

/// <summary>A push that succeeded.</summary>
/// <param name="Result">What was pushed.</param>
/// <param name="Totals">What was transferred for it.</param>
internal sealed record PushSummary(PushResult Result, TransferTotals Totals) : RunSummary
{
    public override string Text => (IsUpToDate, Result.IsDryRun) switch
    {
        (true, _) => $"{Image}: {Targets} is up to date",
        (_, true) => $"{Image}: {Plan}",
        _ => $"{Image}: pushed to {Targets}, {ByteSize.Format(Totals.Received)} sent in "
            + DurationText.Format(Result.Elapsed),
    };

    public override bool IsUpToDate => Result.Images.All(static image => image.IsUpToDate);

    public override ProgressEvent Event => new("result")
    {
        Image = Image,
        Digest = Result.Images[0].Digest.ToString(),
        Output = $"{Result.Images[0].Target}",
        UpToDate = IsUpToDate,
        BytesSent = Totals.Received,
        ElapsedSeconds = Math.Round(Result.Elapsed.TotalSeconds, 3),
    };

    /// <summary>Gets the image, as docker prints its name.</summary>
    private string Image => Result.Images[0].Image.ToString();

    private string Targets => string.Join(", ", Result.Images.Select(static image => image.Target.Familiar));

    private string Plan
    {
        get
        {
            var blobs = Result.Images.SelectMany(static image => image.Blobs)
                .DistinctBy(static blob => blob.Blob.Digest).ToList();
            var missing = blobs.Where(static blob => blob.Delivery == BlobDelivery.Missing).ToList();
            var bytes = ByteSize.Format(missing.Sum(static blob => blob.Blob.Size));
            return $"{bytes} would be sent to {Targets}, in {missing.Count} of {blobs.Count} blobs";
        }
    }
}
