using System.Buffers;
using System.Globalization;
using System.Text;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs.Tar;

/// <summary>Writes the records of an extended header, each with its own length in front.</summary>
/// <remarks>POSIX.1-2024 pax, "pax Extended Header".</remarks>
internal sealed class PaxWriter
{
    private readonly ArrayBufferWriter<byte> _records = new();

    public bool IsEmpty => Length == 0;

    /// <summary>Gets the length of all records in bytes.</summary>
    public int Length => _records.WrittenCount;

    public byte[] ToArray() => _records.WrittenSpan.ToArray();

    public void Add(string key, long value) =>
        Add(key, Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture)));

    public void Add(string key, RawName value) => Add(key, value.ToBytes());

    public void Add(string key, FileTime value) => Add(key, Encoding.ASCII.GetBytes(Text(value)));

    public void Add(string key, ReadOnlySpan<byte> value)
    {
        var name = Encoding.Latin1.GetBytes(key);
        var rest = name.Length + value.Length + " =\n".Length;
        var length = rest + Digits(rest);
        length = rest + Digits(length);
        _records.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{length} ")));
        _records.Write(name);
        _records.Write("="u8);
        _records.Write(value);
        _records.Write("\n"u8);
    }

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;

    // The fraction of a time before 1970 counts forwards in a file system, and backwards in decimal.
    private static string Text(FileTime time)
    {
        var isBackwards = time.Seconds < 0 && time.Nanoseconds > 0;
        var seconds = isBackwards ? time.Seconds + 1 : time.Seconds;
        var nanoseconds = isBackwards ? 1_000_000_000 - time.Nanoseconds : time.Nanoseconds;
        var sign = seconds == 0 && isBackwards ? "-" : "";
        var fraction =
            nanoseconds switch
            {
                0 => "",
                _ => string.Create(CultureInfo.InvariantCulture, $".{nanoseconds:D9}").TrimEnd('0'),
            };
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{seconds}{fraction}");
    }
}
