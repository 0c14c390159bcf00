using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace RegistryPull.Transport.Trust;

/// <summary>Goes along with a request, and comes back with what the connection that was opened for it was secured
/// with.</summary>
/// <remarks>A request that found an open connection, or went without TLS, brings nothing back.</remarks>
internal sealed class HandshakeNote
{
    private static readonly HttpRequestOptionsKey<HandshakeNote> Key = new("regpull.handshake");

    /// <summary>What was seen; null for nothing. With redirects, the first.</summary>
    public Handshake? Seen { get; private set; }

    public void AttachTo(HttpRequestMessage message) => message.Options.Set(Key, this);

    /// <summary>For a pool of connections: looks at each new one, and leaves it as it is.</summary>
    public static ValueTask<Stream> Fill(
        SocketsHttpPlaintextStreamFilterContext opened, CancellationToken cancellationToken)
    {
        if (opened.PlaintextStream is SslStream tls
            && opened.InitialRequestMessage.Options.TryGetValue(Key, out var note))
        {
            note.Seen ??= Read(tls);
        }

        return new(opened.PlaintextStream);
    }

    private static Handshake? Read(SslStream tls)
    {
        if (tls.RemoteCertificate is not X509Certificate2 shown)
        {
            return null;
        }

        return new(
            tls.SslProtocol,
            shown.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
            shown.GetNameInfo(X509NameType.SimpleName, forIssuer: true),
            shown.NotAfter.ToUniversalTime());
    }
}
