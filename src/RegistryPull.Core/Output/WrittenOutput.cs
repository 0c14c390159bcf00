namespace RegistryPull.Output;

/// <summary>An output that is complete.</summary>
/// <param name="Path">Its full path; null for a stream.</param>
/// <param name="Size">How many bytes were written.</param>
/// <param name="UpToDate">Whether it was there already.</param>
internal sealed record WrittenOutput(string? Path, long Size, bool UpToDate);
