namespace RegistryPull.Cli.Progress;

/// <summary>A line of the picture.</summary>
/// <param name="Text">What it says, no wider than the screen.</param>
/// <param name="State">The state of the blob that it is about, for its colour; null for other lines.</param>
internal readonly record struct ProgressLine(string Text, TransferState? State = null);
