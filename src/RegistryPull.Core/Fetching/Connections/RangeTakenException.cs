namespace RegistryPull.Fetching.Connections;

/// <summary>The owner of a part has got there before the connection that was to bring it.</summary>
internal sealed class RangeTakenException() : Exception("the part has come over another connection");
