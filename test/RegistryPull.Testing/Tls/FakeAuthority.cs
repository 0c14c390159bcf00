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
        : this(name, issuer: null)
    {
    }

    private FakeAuthority(string name, FakeAuthority? issuer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        if (issuer is null)
        {
            _root = request.CreateSelfSigned(Founded, Closing);
            return;
        }

        using var issued = request.Create(issuer._root, Founded, Closing, issuer.NextSerial());
        _root = issued.CopyWithPrivateKey(key);
    }

    /// <summary>Its own certificate, as PEM.</summary>
    public string Pem => _root.ExportCertificatePem() + "\n";

    /// <summary>Its key, as PEM: for a proxy that issues certificates itself.</summary>
    public string KeyPem
    {
        get
        {
            using var key = _root.GetECDsaPrivateKey()!;
            return key.ExportPkcs8PrivateKeyPem() + "\n";
        }
    }

    /// <summary>Its own certificate, without the key.</summary>
    public X509Certificate2 Certificate => X509CertificateLoader.LoadCertificate(_root.RawData);

    /// <summary>Founds an authority below this one.</summary>
    /// <param name="name">Its common name.</param>
    /// <returns>An intermediate authority.</returns>
    public FakeAuthority Subordinate(string name = "Example Corp Issuing") => new(name, this);

    /// <summary>Issues a certificate for one purpose alone.</summary>
    /// <param name="purpose">The object identifier of an extended key usage.</param>
    /// <param name="names">Whom it is for.</param>
    /// <returns>The certificate with its key.</returns>
    public X509Certificate2 IssueFor(string purpose, params string[] names) => Issue(Founded, Closing, names, purpose);

    /// <summary>Issues a certificate for a server or a client.</summary>
    /// <param name="names">Whom it is for: names and addresses; the first is the subject.</param>
    /// <returns>The certificate with its key.</returns>
    public X509Certificate2 Issue(params string[] names) => Issue(Founded, Closing, names);

    /// <summary>Issues a certificate that is not always valid.</summary>
    /// <param name="from">Its first moment.</param>
    /// <param name="to">Its last moment.</param>
    /// <param name="names">Whom it is for.</param>
    /// <returns>The certificate with its key.</returns>
    public X509Certificate2 Issue(DateTimeOffset from, DateTimeOffset to, params string[] names) =>
        Issue(from, to, names, purpose: null);

    /// <inheritdoc/>
    public void Dispose() => _root.Dispose();

    private X509Certificate2 Issue(DateTimeOffset from, DateTimeOffset to, string[] names, string? purpose)
    {
        ArgumentNullException.ThrowIfNull(names);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={names[0]}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(Alternative(names));
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        if (purpose is not null)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));
        }

        using var issued = request.Create(_root, from, to, NextSerial());
        using var whole = issued.CopyWithPrivateKey(key);

        // Through PKCS#12, because Windows' TLS takes no key that lives in memory alone.
        return X509CertificateLoader.LoadPkcs12(
            whole.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    private byte[] NextSerial() => BitConverter.GetBytes(Interlocked.Increment(ref _issued));

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
