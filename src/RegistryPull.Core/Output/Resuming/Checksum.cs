using System.Numerics;
using System.Runtime.InteropServices;

namespace RegistryPull.Output.Resuming;

/// <summary>CRC-32C of bytes that a power failure may lose on their way to the disk. It protects against accidents, not
/// against attacks.</summary>
internal static class Checksum
{
    /// <summary>Computes the checksum of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="before">The checksum of those before them.</param>
    public static uint Compute(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var sum = ~before;
        foreach (var word in words)
        {
            sum = BitOperations.Crc32C(sum, word);
        }

        foreach (var last in bytes[(words.Length * sizeof(ulong))..])
        {
            sum = BitOperations.Crc32C(sum, last);
        }

        return ~sum;
    }
}
