namespace RegistryPull.Cli.Progress;

/// <summary>What was transferred for one blob.</summary>
/// <param name="Received">Bytes that the network delivered in this run.</param>
/// <param name="Resumed">Bytes that an earlier run had brought.</param>
internal readonly record struct BlobTotals(long Received, long Resumed);
