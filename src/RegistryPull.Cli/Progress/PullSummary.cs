namespace RegistryPull.Cli.Progress;

/// <summary>A pull that succeeded.</summary>
/// <param name="Result">What was made.</param>
/// <param name="Totals">What was transferred for it.</param>
internal sealed record PullSummary(PullResult Result, TransferTotals Totals)
{
    /// <summary>The images, as docker prints their names.</summary>
    public string Images => string.Join(", ", Result.Images.Select(static image => image.Reference.Familiar));
}
