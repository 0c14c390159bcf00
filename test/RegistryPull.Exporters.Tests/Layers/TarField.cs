using System.Text;

namespace RegistryPull.Exporters.Tests.Layers;

/// <summary>A field of a tar header: POSIX.1-2024 pax, "ustar Interchange Format"; the last ones are GNU's, in place of
/// the prefix.</summary>
internal sealed record TarField(int Start, int Length)
{
    public static TarField Name { get; } = new(0, 100);

    public static TarField Mode { get; } = new(100, 8);

    public static TarField User { get; } = new(108, 8);

    public static TarField Group { get; } = new(116, 8);

    public static TarField Size { get; } = new(124, 12);

    public static TarField Modified { get; } = new(136, 12);

    public static TarField Checksum { get; } = new(148, 8);

    public static TarField Type { get; } = new(156, 1);

    public static TarField Target { get; } = new(157, 100);

    public static TarField Magic { get; } = new(257, 8);

    public static TarField DeviceMajor { get; } = new(329, 8);

    public static TarField DeviceMinor { get; } = new(337, 8);

    public static TarField Prefix { get; } = new(345, 155);

    public static TarField StarMark { get; } = new(508, 4);

    /// <summary>Offsets and lengths of an old sparse file, four of each.</summary>
    public static TarField SparsePairs { get; } = new(386, 96);

    public static TarField SparseMore { get; } = new(482, 1);

    public static TarField SparseSize { get; } = new(483, 12);

    public static TarField[] Numbers { get; } =
        [Mode, User, Group, Size, Modified, DeviceMajor, DeviceMinor, SparseSize];

    /// <summary>Bytes for a field. A test whose name has control characters in it is not run, and nobody is
    /// told.</summary>
    public static string FromHex(string hex) => Encoding.Latin1.GetString(Convert.FromHexString(hex));

    public void Write(Span<byte> block, string text)
    {
        var field = block.Slice(Start, Length);
        field.Clear();
        Encoding.Latin1.GetBytes(text, field);
    }
}
