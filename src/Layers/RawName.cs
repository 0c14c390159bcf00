using System.Text;

namespace RegistryPull.Layers;

/// <summary>A name or a path as a layer has it: bytes, which need not be text. Each character stands for one
/// byte.</summary>
/// <param name="Latin1">The bytes, a character each.</param>
/// <remarks>On Linux a name is any bytes but <c>/</c> and NUL. Decoding them would lose those that are not
/// UTF-8.</remarks>
internal readonly record struct RawName(string Latin1)
{
    public static RawName Empty { get; } = new("");

    public static RawName FromBytes(ReadOnlySpan<byte> bytes) => new(Encoding.Latin1.GetString(bytes));

    public byte[] ToBytes() => Encoding.Latin1.GetBytes(Latin1);

    /// <summary>Returns the bytes with a zero behind them, as system calls take names.</summary>
    public byte[] ToTerminated()
    {
        var bytes = new byte[Latin1.Length + 1];
        Encoding.Latin1.GetBytes(Latin1, bytes);
        return bytes;
    }

    /// <summary>Decodes the bytes as UTF-8; those that are not become a replacement character.</summary>
    public string ToText() => Encoding.UTF8.GetString(ToBytes());

    /// <summary>Returns the text for a message.</summary>
    public override string ToString() => TerminalText.Sanitize(ToText());
}
