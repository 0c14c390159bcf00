using System.Runtime.InteropServices;

namespace RegistryPull.Interop;

/// <summary>Memory that a call reads, cleared and freed after it.</summary>
internal sealed class NativeMemoryBlocks : IDisposable
{
    private readonly List<(nint Address, int Size)> _blocks = [];

    /// <summary>Copies a text in UTF-16, with the zero that ends it.</summary>
    public nint Add(string text) => Add(MemoryMarshal.AsBytes<char>([.. text, '\0']));

    /// <summary>Copies a structure.</summary>
    public nint Add<T>(T value)
        where T : unmanaged => Add(MemoryMarshal.AsBytes<T>([value]));

    /// <summary>Copies bytes.</summary>
    public nint Add(ReadOnlySpan<byte> bytes)
    {
        var address = Marshal.AllocHGlobal(Math.Max(bytes.Length, 1));
        _blocks.Add((address, bytes.Length));
        unsafe
        {
            bytes.CopyTo(new Span<byte>((void*)address, bytes.Length));
        }

        return address;
    }

    public void Dispose()
    {
        foreach (var (address, size) in _blocks)
        {
            unsafe
            {
                new Span<byte>((void*)address, size).Clear();
            }

            Marshal.FreeHGlobal(address);
        }

        _blocks.Clear();
    }
}
