using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RegistryPull.Transport.Trust;

/// <summary>Reads certificates and keys from files; a message names the file that cannot be used.</summary>
internal static class CertificateReader
{
    private const string Begin = "-----BEGIN ";

    /// <summary>The certificates of authorities: PEM, as many as there are, or one in DER.</summary>
    /// <exception cref="InvalidRequestException">There is none to read.</exception>
    public static X509Certificate2Collection Authorities(IEnumerable<string> files)
    {
        var all = new X509Certificate2Collection();
        foreach (var file in files)
        {
            var read = Read(file, "certificates", ParseAuthorities);
            if (read.Count == 0)
            {
                throw new InvalidRequestException(
                    $"{file} has no certificate: expected PEM, -----BEGIN CERTIFICATE-----");
            }

            all.AddRange(read);
        }

        return all;
    }

    private static X509Certificate2Collection ParseAuthorities(byte[] bytes)
    {
        if (IsPem(bytes, out var text))
        {
            return Pem(text);
        }

        return [X509CertificateLoader.LoadCertificate(bytes)];
    }

    /// <summary>A certificate to show, with its key and its issuers.</summary>
    /// <exception cref="InvalidRequestException">The files are not there, do not fit together, or do not open with the
    /// passphrase.</exception>
    public static SslStreamCertificateContext WithKey(ClientCertificate files)
    {
        var (leaf, issuers) = Read(files.CertificateFile, "a certificate", bytes => ReadPair(files, bytes));
        return SslStreamCertificateContext.Create(ForThisSystem(leaf), issuers, offline: true);
    }

    private static (X509Certificate2 Leaf, X509Certificate2Collection Issuers) ReadPair(
        ClientCertificate files, byte[] bytes)
    {
        if (IsPem(bytes, out var text))
        {
            return (FromPem(text, files), Pem(text));
        }

        return FromPkcs12(bytes, files);
    }

    private static X509Certificate2 FromPem(string certificate, ClientCertificate files)
    {
        var keyFile = files.KeyFile ?? files.CertificateFile;
        var key = Read(keyFile, "a key", static bytes => IsPem(bytes, out var text) ? text : "");
        var isEncrypted = key.Contains(Begin + "ENCRYPTED PRIVATE KEY", StringComparison.Ordinal);
        try
        {
            if (isEncrypted)
            {
                return X509Certificate2.CreateFromEncryptedPem(certificate, key, files.Passphrase ?? "");
            }

            return X509Certificate2.CreateFromPem(certificate, key);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw new InvalidRequestException((isEncrypted, files.Passphrase) switch
            {
                (true, null) => $"{keyFile} is encrypted: put its passphrase in REGPULL_KEY_PASSWORD",
                (true, _) => $"{keyFile} does not open with the passphrase in REGPULL_KEY_PASSWORD, "
                    + $"or is not the key of {files.CertificateFile}",
                _ when key.Contains("ENCRYPTED", StringComparison.Ordinal) =>
                    $"{keyFile} is encrypted in an old way: convert it with openssl pkcs8 -topk8 -in OLD -out NEW",
                _ when !key.Contains("PRIVATE KEY", StringComparison.Ordinal) =>
                    $"{keyFile} has no private key in PEM: name the file that has it as the key",
                _ => $"{keyFile} is not the key of {files.CertificateFile}, or of a kind that is not known here",
            });
        }
    }

    private static (
        X509Certificate2 Leaf, X509Certificate2Collection Issuers) FromPkcs12(byte[] bytes, ClientCertificate files)
    {
        X509Certificate2Collection all;
        try
        {
            all = X509CertificateLoader.LoadPkcs12Collection(bytes, files.Passphrase);
        }
        catch (CryptographicException)
        {
            throw new InvalidRequestException(files.Passphrase switch
            {
                null => $"{files.CertificateFile} is neither PEM nor PKCS#12, or its passphrase is missing: "
                    + "put it in REGPULL_KEY_PASSWORD",
                _ => $"{files.CertificateFile} does not open with the passphrase in REGPULL_KEY_PASSWORD, "
                    + "or is neither PEM nor PKCS#12",
            });
        }

        var leaf = all.FirstOrDefault(static certificate => certificate.HasPrivateKey)
            ?? throw new InvalidRequestException($"{files.CertificateFile} has no private key");
        all.Remove(leaf);
        return (leaf, all);
    }

    // SChannel takes no key that lives in memory alone: https://github.com/dotnet/runtime/issues/23749.
    private static X509Certificate2 ForThisSystem(X509Certificate2 leaf)
    {
        if (OperatingSystem.IsWindows())
        {
            return X509CertificateLoader.LoadPkcs12(leaf.Export(X509ContentType.Pkcs12), null);
        }

        return leaf;
    }

    private static X509Certificate2Collection Pem(string text)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(text);
        return certificates;
    }

    private static bool IsPem(byte[] bytes, out string text)
    {
        text = System.Text.Encoding.UTF8.GetString(bytes);
        return text.Contains(Begin, StringComparison.Ordinal);
    }

    private static T Read<T>(string file, string what, Func<byte[], T> parse)
    {
        try
        {
            return parse(File.ReadAllBytes(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidRequestException($"cannot read {what} from {file}: {Reason(error)}");
        }
        catch (CryptographicException)
        {
            throw new InvalidRequestException(
                $"cannot read {what} from {file}: it is damaged or of another kind, expected PEM");
        }
    }

    private static string Reason(Exception error) => error switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException or DirectoryNotFoundException => "no such file",
        _ => "the disk reports an error",
    };
}
