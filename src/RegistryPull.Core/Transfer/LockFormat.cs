using System.Collections.Immutable;
using System.Text.Json;

namespace RegistryPull.Transfer;

/// <summary>The text of a lock. Pure.</summary>
internal static class LockFormat
{
    /// <summary>Writes a lock.</summary>
    /// <param name="pins">What the references led to.</param>
    /// <returns>UTF-8, with a line's end at the end.</returns>
    public static byte[] Write(ImmutableDictionary<ImageReference, Digest> pins)
    {
        var images = pins.OrderBy(static pin => pin.Key.ToString(), StringComparer.Ordinal)
            .Select(static pin => new LockedImage(pin.Key, pin.Value));
        var document = new LockDocument(LockDocument.CurrentVersion, [.. images]);
        return
        [
            .. JsonSerializer.SerializeToUtf8Bytes(document, TransferJsonContext.CreateReadable().LockDocument),
            (byte)'\n',
        ];
    }

    /// <summary>Reads a lock.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="name">The file, for the message.</param>
    /// <exception cref="InvalidContentException">It is not a lock, or of another version.</exception>
    public static ImmutableDictionary<ImageReference, Digest> Read(ReadOnlySpan<byte> bytes, string name)
    {
        var document = Parse(bytes, name);
        if (document.Version != LockDocument.CurrentVersion)
        {
            throw new InvalidContentException(
                $"{name} is a lock of version {document.Version}, and this program reads version "
                + $"{LockDocument.CurrentVersion}: a newer regpull reads it");
        }

        if (document.Images.IsDefault || document.Images.Any(static image => image is null))
        {
            throw new InvalidContentException($"{name} is not a lock: its images cannot be right");
        }

        return Pins(document.Images, static image => image.Reference, static image => image.Digest);
    }

    /// <summary>Returns what the references of a transfer file led to.</summary>
    public static ImmutableDictionary<ImageReference, Digest> Read(TransferFile transfer) =>
        Pins(transfer.Images, static image => image.Reference, static image => image.IndexDigest ?? image.Digest);

    // An image of several platforms stands there for each of them, with the same index.
    private static ImmutableDictionary<ImageReference, Digest> Pins<T>(
        ImmutableArray<T> images, Func<T, ImageReference> reference, Func<T, Digest> digest)
    {
        var pins = ImmutableDictionary.CreateBuilder<ImageReference, Digest>();
        foreach (var image in images)
        {
            pins.TryAdd(reference(image), digest(image));
        }

        return pins.ToImmutable();
    }

    private static LockDocument Parse(ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            return JsonSerializer.Deserialize(ByteOrderMark.Skip(bytes), TransferJsonContext.Default.LockDocument)
                ?? throw new InvalidContentException($"{name} is not a lock: it is null");
        }
        catch (JsonException error)
        {
            throw new InvalidContentException(
                $"{name} is not a lock: not what was expected at {TerminalText.Sanitize(error.Path ?? "$")}", error);
        }
    }
}
