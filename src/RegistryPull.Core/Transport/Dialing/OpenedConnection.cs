using System.Net;

namespace RegistryPull.Transport.Dialing;

/// <summary>A connection, and where it leads.</summary>
/// <param name="Stream">Its bytes; the caller closes it.</param>
/// <param name="Address">The address that answered first.</param>
internal sealed record OpenedConnection(Stream Stream, IPEndPoint Address);
