namespace RegistryPull.Fetching;

/// <summary>A server has other content under the address than that of which a part is here: there is nothing to continue.</summary>
internal sealed class ContentReplacedException() : Exception("the server has other content there now");
