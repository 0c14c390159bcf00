using System.Text;

namespace RegistryPull.Layers;

/// <summary>A header of 512 bytes: which byte is what.</summary>
/// <remarks>POSIX.1-2024 pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format".</remarks>
internal readonly ref struct HeaderBlock(ReadOnlySpan<byte> block)
{
    public const int Size = 512;

    private const int ChecksumStart = 148;
    private const int ChecksumLength = 8;
    private const int PrefixStart = 345;
    private const int PrefixLength = 155;
    private const int TimeLength = 12;

    private readonly ReadOnlySpan<byte> _block = block;

    public ReadOnlySpan<byte> Name => Text(0, 100);

    public long? Mode => Number(100, 8);

    public long? User => Number(108, 8);

    public long? Group => Number(116, 8);

    public long? Length => Number(124, 12);

    public long? Modified => Number(136, 12);

    public byte Type => _block[156];

    public ReadOnlySpan<byte> Target => Text(157, 100);

    public long? DeviceMajor => Number(329, 8);

    public long? DeviceMinor => Number(337, 8);

    /// <summary>Gets what stands before the name: an extension of POSIX. GNU has other fields there.</summary>
    public ReadOnlySpan<byte> Prefix
    {
        get
        {
            // star marks its headers, because it has two times in the last bytes of the prefix.
            if (IsPosix && IsStar)
            {
                return Text(PrefixStart, PrefixLength - (2 * TimeLength));
            }

            if (IsPosix || HasPrefixForTimes)
            {
                return Text(PrefixStart, PrefixLength);
            }

            return [];
        }
    }

    /// <summary>Gets the fields of GNU's old sparse format: four parts, and whether blocks with more follow.</summary>
    public ReadOnlySpan<byte> OldSparse => _block.Slice(386, 97);

    /// <summary>Gets the length of an old sparse file with its holes.</summary>
    public long? RealLength => Number(483, 12);

    public bool IsZero => !_block.ContainsAnyExcept((byte)0);

    private bool IsPosix => _block.Slice(257, 6).SequenceEqual("ustar\0"u8);

    private bool IsGnu => _block.Slice(257, 8).SequenceEqual("ustar  \0"u8);

    private bool IsStar => _block.Slice(508, 4).SequenceEqual("tar\0"u8);

    // Go before 1.8, which made many layers that are still in use, could write a prefix over the two times of GNU's
    // header. docker and containerd read it as one: https://golang.org/issues/12594
    private bool HasPrefixForTimes => IsGnu && !HasTimes && Ascii.IsValid(Text(PrefixStart, PrefixLength));

    private bool HasTimes =>
        Number(PrefixStart, TimeLength) is not null && Number(PrefixStart + TimeLength, TimeLength) is not null;

    /// <summary>Returns whether the checksum is right. Old programs summed signed bytes; both sums are
    /// accepted.</summary>
    public bool HasRightChecksum()
    {
        var (unsigned, signed) = (0L, 0L);
        for (var i = 0; i < Size; i++)
        {
            var value = i switch
            {
                >= ChecksumStart and < ChecksumStart + ChecksumLength => (byte)' ',
                _ => _block[i],
            };
            unsigned += value;
            signed += (sbyte)value;
        }

        return Number(ChecksumStart, ChecksumLength) is { } sum && (sum == unsigned || sum == signed);
    }

    private long? Number(int start, int length) => TarNumber.Read(_block.Slice(start, length));

    private ReadOnlySpan<byte> Text(int start, int length)
    {
        var text = _block.Slice(start, length);
        var end = text.IndexOf((byte)0);
        if (end < 0)
        {
            return text;
        }

        return text[..end];
    }
}
