using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace RegistryPull;

/// <summary>The digest of some content: an algorithm and its value in lower-case hexadecimal.</summary>
/// <remarks>Grammar and algorithms: OCI image-spec, <c>descriptor.md#digests</c>. Equal digests name equal
/// bytes.</remarks>
public sealed record Digest
{
    /// <summary>The name of SHA-256, the algorithm that every registry has.</summary>
    public const string Sha256 = "sha256";

    /// <summary>The name of SHA-512, the other registered algorithm.</summary>
    public const string Sha512 = "sha512";

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    private Digest(string algorithm, string hex) => (Algorithm, Hex) = (algorithm, hex);

    /// <summary><c>sha256</c> or <c>sha512</c>.</summary>
    public string Algorithm { get; }

    /// <summary>Gets the value: 64 or 128 lower-case hexadecimal digits.</summary>
    public string Hex { get; }

    /// <summary>Gets the first twelve digits, as docker prints them to people.</summary>
    public string Abbreviated => Hex[..12];

    /// <summary>Reads <c>algorithm:hex</c>.</summary>
    /// <param name="text">The text, exactly the digest.</param>
    /// <returns>The digest.</returns>
    /// <exception cref="FormatException">It is not a sha256 or sha512 digest; the message says why.</exception>
    public static Digest Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!TryParse(text, out var digest))
        {
            throw new FormatException(
                $"'{TerminalText.Sanitize(text)}' is not a digest: expected sha256: and 64, or sha512: and 128, "
                + "lower-case hexadecimal digits");
        }

        return digest;
    }

    /// <summary>Reads <c>algorithm:hex</c> without throwing.</summary>
    /// <param name="text">The text, exactly the digest, or null.</param>
    /// <param name="digest">The digest, when the answer is true.</param>
    /// <returns>Whether the text is a sha256 or sha512 digest.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Digest? digest)
    {
        digest = null;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0)
        {
            return false;
        }

        var (algorithm, length) = text.AsSpan(0, colon) switch
        {
            Sha256 => (Sha256, 64),
            Sha512 => (Sha512, 128),
            _ => ("", -1),
        };
        var hex = text.AsSpan(colon + 1);
        if (hex.Length != length || hex.ContainsAnyExcept(LowerHex))
        {
            return false;
        }

        digest = new Digest(algorithm, hex.ToString());
        return true;
    }

    /// <summary>Computes the SHA-256 digest of some bytes.</summary>
    /// <param name="bytes">The content.</param>
    /// <returns>Its digest.</returns>
    public static Digest Compute(ReadOnlySpan<byte> bytes) =>
        new(Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <summary>Creates a digest from a hash value that was computed elsewhere.</summary>
    /// <param name="algorithm"><c>sha256</c> or <c>sha512</c>.</param>
    /// <param name="value">The 32 or 64 bytes of the hash.</param>
    /// <returns>The digest.</returns>
    /// <exception cref="FormatException">The algorithm is unknown, or the value is not of its length.</exception>
    public static Digest FromHash(string algorithm, ReadOnlySpan<byte> value) =>
        Parse($"{algorithm}:{Convert.ToHexStringLower(value)}");

    /// <summary>Returns whether these bytes are the content that this digest names.</summary>
    /// <param name="bytes">The content.</param>
    /// <returns>True when their hash by this digest's algorithm is this digest.</returns>
    public bool Matches(ReadOnlySpan<byte> bytes)
    {
        var value = Algorithm switch
        {
            Sha256 => SHA256.HashData(bytes),
            _ => SHA512.HashData(bytes),
        };
        return Convert.ToHexStringLower(value) == Hex;
    }

    /// <summary>Creates a running hash by this digest's algorithm. The caller disposes of it.</summary>
    /// <returns>The hash, empty.</returns>
    public IncrementalHash CreateHash() =>
        IncrementalHash.CreateHash(Algorithm switch
        {
            Sha256 => HashAlgorithmName.SHA256,
            _ => HashAlgorithmName.SHA512,
        });

    /// <summary><c>algorithm:hex</c>, the text that <see cref="Parse"/> reads.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Algorithm}:{Hex}";
}
