namespace RegistryPull;

/// <summary>An image that was asked for and is not in the output.</summary>
/// <param name="Image">The image as requested.</param>
/// <param name="Failure">Why it is missing; the message is for the user.</param>
public sealed record MissingImage(ImageLocator Image, RegistryPullException Failure);
