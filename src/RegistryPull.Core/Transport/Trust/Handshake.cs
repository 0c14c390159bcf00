using System.Security.Authentication;

namespace RegistryPull.Transport.Trust;

/// <summary>What a connection was secured with.</summary>
/// <param name="Protocol">The version of TLS.</param>
/// <param name="Subject">The subject of the server's certificate.</param>
/// <param name="Issuer">Its issuer.</param>
/// <param name="Expires">Its last moment.</param>
internal sealed record Handshake(SslProtocols Protocol, string Subject, string Issuer, DateTimeOffset Expires);
