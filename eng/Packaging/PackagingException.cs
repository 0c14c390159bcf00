namespace Packaging;

/// <summary>A release cannot be made as it was asked for; the message says why.</summary>
internal sealed class PackagingException(string message) : Exception(message);
