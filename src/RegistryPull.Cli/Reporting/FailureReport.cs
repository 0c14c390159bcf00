namespace RegistryPull.Cli.Reporting;

/// <summary>What <c>--json</c> prints for a command that answers with one object, when it failed.</summary>
internal sealed record FailureReport(ErrorReport Error);
