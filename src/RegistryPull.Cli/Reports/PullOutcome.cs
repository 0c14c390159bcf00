namespace RegistryPull.Cli.Reports;

/// <summary>How the pull of one output ended.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Result">The output; null when there is none.</param>
/// <param name="Failure">Why there is none; null when there is one.</param>
internal sealed record PullOutcome(PullRequest Request, PullResult? Result, Exception? Failure);
