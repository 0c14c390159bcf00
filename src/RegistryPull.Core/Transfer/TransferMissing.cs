namespace RegistryPull.Transfer;

/// <summary>An image that was asked for and is not in the output.</summary>
/// <param name="Reference">The image as requested.</param>
/// <param name="Error">Why it is missing.</param>
internal sealed record TransferMissing(string Reference, TransferError Error);
