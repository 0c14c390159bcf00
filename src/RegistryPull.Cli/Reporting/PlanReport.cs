namespace RegistryPull.Cli.Reporting;

/// <summary>What a pull of an output would take, in the JSON of <c>regpull pull --dry-run --json</c>.</summary>
/// <param name="BytesToWrite">The bytes of the output; null for a format that does not say so beforehand.</param>
/// <param name="BytesToFetch">The bytes that the network would deliver.</param>
/// <param name="BytesResumed">The bytes that an earlier run has left.</param>
/// <param name="FreeSpace">The bytes that may still be written to the volume; null where it is not known.</param>
internal sealed record PlanReport(long? BytesToWrite, long BytesToFetch, long BytesResumed, long? FreeSpace);
