namespace RegistryPull.Transfer;

/// <summary>Why an image is missing.</summary>
/// <param name="Kind">The kind of failure: <c>notFound</c>.</param>
/// <param name="Message">The failure in one line, without secrets.</param>
internal sealed record TransferError(string Kind, string Message);
