using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RegistryPull.Testing;

/// <summary>A certificate authority of a made-up company, which no machine knows.</summary>
public sealed class FakeAuthority : IDisposable
{
    // Long enough for any clock that tests run by, short enough for no system to object.
    private static readonly DateTimeOffset Founded = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Closing = new(2049, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly X509Certificate2 _root;
    private int _issued;

    /// <summary>Founds it.</summary>
    /// <param name="name">Its common name.</param>
    public FakeAuthority(string name = "Example Corp Root")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        _root = request.CreateSelfSigned(Founded, Closing);
    }

    /// <summary>Its own certificate, as PEM.</summary>
    public string Pem => _root.ExportCertificatePem() + "\n";

    /// <summary>Issues a certificate for a server or a client.</summary>
    /// <param name="names">Whom it is for: names and addresses; the first is the subject.</param>
    /// <returns>The certificate with its key.</returns>
    public X509Certificate2 Issue(params string[] names) => Issue(Founded, Closing, names);

    /// <summary>Issues a certificate that is not always valid.</summary>
    /// <param name="from">Its first moment.</param>
    /// <param name="to">Its last moment.</param>
    /// <param name="names">Whom it is for.</param>
    /// <returns>The certificate with its key.</returns>
    public X509Certificate2 Issue(DateTimeOffset from, DateTimeOffset to, params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={names[0]}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(Alternative(names));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        using var issued = request.Create(_root, from, to, BitConverter.GetBytes(Interlocked.Increment(ref _issued)));
        using var whole = issued.CopyWithPrivateKey(key);

        // Through PKCS#12, because Windows' TLS takes no key that lives in memory alone.
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    /// <inheritdoc/>
    public void Dispose() => _root.Dispose();

    private static X509Extension Alternative(string[] names)
    {
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                builder.AddIpAddress(address);
            }
            else
            {
                builder.AddDnsName(name);
            }
        }

        return builder.Build();
    }
}
