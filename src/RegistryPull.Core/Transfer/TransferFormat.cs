using System.Text.Json;

namespace RegistryPull.Transfer;

/// <summary>The text of a transfer file. Pure.</summary>
internal static class TransferFormat
{
    /// <summary>How long a transfer file may be, in bytes. A thousand images of twenty layers have 8 MiB.</summary>
    public const int MaxLength = 64 * 1024 * 1024;

    // The format has five levels. A field that a later version adds may have more.
    private const int MaxDepth = 16;

    /// <summary>Writes a transfer file: UTF-8, with a line's end at the end.</summary>
    /// <param name="transfer">What it says.</param>
    /// <param name="output">Where it is written, as it comes: a hundred images have half a megabyte.</param>
    public static void Write(TransferFile transfer, Stream output)
    {
        JsonSerializer.Serialize(output, transfer, TransferJsonContext.CreateReadable().TransferFile);
        output.WriteByte((byte)'\n');
    }

    /// <summary>Reads a transfer file.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="name">The file, for the message.</param>
    /// <exception cref="InvalidContentException">It is not a transfer file, or of another version.</exception>
    public static TransferFile Read(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length > MaxLength)
        {
            throw Malformed(name, "it has more than 64 MiB");
        }

        var json = ByteOrderMark.Skip(bytes);
        ValidateVersion(json, name);
        var transfer = Parse(json, name);
        if (TransferRules.FindBroken(transfer) is { } field)
        {
            throw Malformed(name, $"its {field} cannot be right");
        }

        return transfer;
    }

    /// <summary>Returns whether a document says that it is a transfer file, of any version.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes) =>
        TryReadVersion(ByteOrderMark.Skip(bytes), out _);

    private static TransferFile Parse(ReadOnlySpan<byte> json, string name)
    {
        try
        {
            return JsonSerializer.Deserialize(json, TransferJsonContext.Default.TransferFile)
                ?? throw Malformed(name, "it is null");
        }
        catch (JsonException error)
        {
            throw Malformed(name, $"not what was expected at {TerminalText.Sanitize(error.Path ?? "$")}", error);
        }
    }

    /// <summary>Returns whether a document has the output that every transfer file names, and no lock.</summary>
    public static bool HasOutput(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(ByteOrderMark.Skip(bytes), new JsonReaderOptions { MaxDepth = MaxDepth });
            return Find(ref reader, "output"u8);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The version comes first: a later one may have other fields, and the message must not name one of them.
    private static void ValidateVersion(ReadOnlySpan<byte> json, string name)
    {
        if (!TryReadVersion(json, out var version))
        {
            throw Malformed(name, "it has no version");
        }

        if (version != TransferFile.CurrentVersion)
        {
            throw new InvalidContentException(
                $"{name} is a transfer file of version {version}, and this program reads version "
                + $"{TransferFile.CurrentVersion}: a newer regpull reads it");
        }
    }

    private static bool TryReadVersion(ReadOnlySpan<byte> json, out int version)
    {
        version = 0;
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
            return Find(ref reader, "version"u8) && reader.TryGetInt32(out version);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second one is for a version that is not a number.
            return false;
        }
    }

    private static bool Find(ref Utf8JsonReader reader, ReadOnlySpan<byte> property)
    {
        while (reader.Read())
        {
            var isTop = reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 };
            if (isTop && reader.ValueTextEquals(property))
            {
                return reader.Read();
            }
        }

        return false;
    }

    private static InvalidContentException Malformed(string name, string why, Exception? cause = null) =>
        new($"{name} is not a transfer file: {why}", cause);
}
