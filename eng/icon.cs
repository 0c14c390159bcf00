#:property PublishAot=false
#:property GenerateDocumentationFile=true

// Draws the icon of the packages, an arrow into a tray, as eng/icon.png:
//
//   dotnet run eng/icon.cs
//
// PNG: https://www.w3.org/TR/png-3/. The same bytes come out on every machine with the same version of .NET.
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

const int Size = 128;
const int SamplesPerSide = 4;
const int BytesPerPixel = 4;
const int RowLength = 1 + (Size * BytesPerPixel);
const byte BitDepth = 8;
const byte ColourWithAlpha = 6;
const uint Crc32Polynomial = 0xEDB88320;

using var png = new MemoryStream();
png.Write([0x89, .. "PNG\r\n\x1a\n"u8]);
WriteChunk("IHDR", [0, 0, 0, Size, 0, 0, 0, Size, BitDepth, ColourWithAlpha, 0, 0, 0]);
WriteChunk("IDAT", Compress(Draw()));
WriteChunk("IEND", []);
File.WriteAllBytes(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "icon.png"), png.ToArray());

static byte[] Draw()
{
    // The first byte of a row names its filter; 0 is none.
    var rows = new byte[Size * RowLength];
    for (var y = 0; y < Size; y++)
    {
        for (var x = 0; x < Size; x++)
        {
            Pixel(x, y).CopyTo(rows, (y * RowLength) + 1 + (x * BytesPerPixel));
        }
    }

    return rows;
}

// The share of a pixel that a shape covers is counted in samples, so that edges are smooth.
static byte[] Pixel(int x, int y)
{
    var (square, arrow) = (0, 0);
    for (var sample = 0; sample < SamplesPerSide * SamplesPerSide; sample++)
    {
        var px = x + (((sample % SamplesPerSide) + 0.5) / SamplesPerSide);
        var py = y + (((sample / SamplesPerSide) + 0.5) / SamplesPerSide);
        square += IsInSquare(px, py) ? 1 : 0;
        arrow += IsInArrow(px, py) ? 1 : 0;
    }

    const int All = SamplesPerSide * SamplesPerSide;
    return [Mix(0x1D, arrow), Mix(0x5F, arrow), Mix(0x8A, arrow), (byte)(0xFF * square / All)];

    static byte Mix(int background, int covered) => (byte)(background + ((0xFF - background) * covered / All));
}

static bool IsInSquare(double x, double y)
{
    const double Radius = 24;
    var dx = Math.Max(Math.Abs(x - 64) - (64 - Radius), 0);
    var dy = Math.Max(Math.Abs(y - 64) - (64 - Radius), 0);
    return (dx * dx) + (dy * dy) <= Radius * Radius;
}

static bool IsInArrow(double x, double y)
{
    var isInShaft = Math.Abs(x - 64) <= 8 && y is >= 22 and <= 56;
    var isInHead = y is >= 52 and <= 80 && Math.Abs(x - 64) <= 80 - y;
    var isInTray = Math.Abs(x - 64) <= 40 && y is >= 68 and <= 104 && (y >= 92 || Math.Abs(x - 64) >= 28);
    return isInShaft || isInHead || isInTray;
}

static byte[] Compress(byte[] content)
{
    using var compressed = new MemoryStream();
    using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize))
    {
        zlib.Write(content);
    }

    return compressed.ToArray();
}

void WriteChunk(string type, byte[] content)
{
    byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
    Span<byte> number = stackalloc byte[sizeof(uint)];
    BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
    png.Write(number);
    png.Write(body);
    BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(body));
    png.Write(number);
}

static uint Crc32(byte[] content)
{
    var crc = uint.MaxValue;
    foreach (var value in content)
    {
        crc ^= value;
        for (var bit = 0; bit < 8; bit++)
        {
            crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Crc32Polynomial;
        }
    }

    return ~crc;
}
