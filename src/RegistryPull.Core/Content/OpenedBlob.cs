namespace RegistryPull.Content;

/// <summary>A blob that is being read.</summary>
/// <param name="Content">Its bytes; the reader disposes of the stream.</param>
/// <param name="Origin">Where they come from.</param>
internal sealed record OpenedBlob(Stream Content, BlobOrigin Origin);
