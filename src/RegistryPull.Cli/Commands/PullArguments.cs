using RegistryPull.Cli.Reports;

namespace RegistryPull.Cli.Commands;

/// <summary>What <c>regpull pull</c> was called with, read and checked.</summary>
/// <param name="Requests">A request for each output.</param>
/// <param name="Registry">How to connect to registries.</param>
/// <param name="Lock">The file that pins references; null for none.</param>
/// <param name="Report">The report to write; null for none.</param>
/// <param name="IsDryRun">Whether the pull is only planned.</param>
internal sealed record PullArguments(
    IReadOnlyList<PullRequest> Requests,
    RegistryPullOptions Registry,
    LockFile? Lock,
    ReportFile? Report,
    bool IsDryRun);
