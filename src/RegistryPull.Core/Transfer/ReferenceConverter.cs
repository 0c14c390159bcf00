namespace RegistryPull.Transfer;

/// <summary>References as their full text.</summary>
internal sealed class ReferenceConverter() : TransferTextConverter<ImageReference>(ImageReference.Parse);
