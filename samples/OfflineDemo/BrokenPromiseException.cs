namespace OfflineDemo;

/// <summary>Something is not as regpull promises it.</summary>
/// <param name="message">What, for the person.</param>
internal sealed class BrokenPromiseException(string message) : Exception(message);
