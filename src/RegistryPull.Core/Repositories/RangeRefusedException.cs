namespace RegistryPull.Repositories;

/// <summary>A server answered a request for the rest of a blob with something else: it must be asked for the whole.</summary>
internal sealed class RangeRefusedException() : Exception("the server does not serve the part that it was asked for");
