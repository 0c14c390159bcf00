using System.Buffers.Binary;
using System.Text;

namespace RegistryPull.Exporters.Rootfs.Compact;

/// <summary>Names and targets of links, stored one behind the other, each with its length in front. May be used from
/// several threads.</summary>
internal sealed class TextArena
{
    private const int OffsetBits = 16;
    private const int ChunkSize = 1 << OffsetBits;
    private const int LengthSize = sizeof(ushort);

    private readonly Lock _lock = new();
    private readonly List<byte[]> _chunks = [new byte[ChunkSize]];
    private int _used;

    /// <summary>Gets how many bytes a text takes.</summary>
    public static int SizeOf(int length) => LengthSize + length;

    /// <summary>Gets a text.</summary>
    /// <param name="position">What <see cref="Add"/> returned.</param>
    public ReadOnlySpan<byte> this[int position]
    {
        get
        {
            var text = _chunks[position >> OffsetBits].AsSpan(position & (ChunkSize - 1));
            return text.Slice(LengthSize, BinaryPrimitives.ReadUInt16LittleEndian(text));
        }
    }

    /// <summary>Stores a text.</summary>
    /// <param name="latin1">The bytes, a character each; no more than a path may have.</param>
    /// <returns>Where it is.</returns>
    public int Add(ReadOnlySpan<char> latin1)
    {
        var size = SizeOf(latin1.Length);
        lock (_lock)
        {
            if (_used + size > ChunkSize)
            {
                _chunks.Add(new byte[ChunkSize]);
                _used = 0;
            }

            var text = _chunks[^1].AsSpan(_used, size);
            BinaryPrimitives.WriteUInt16LittleEndian(text, (ushort)latin1.Length);
            Encoding.Latin1.GetBytes(latin1, text[LengthSize..]);
            var position = ((_chunks.Count - 1) << OffsetBits) | _used;
            _used += size;
            return position;
        }
    }
}
