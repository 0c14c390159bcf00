using System.Buffers;
using System.Text;

namespace RegistryPull.Loading.Programs;

/// <summary>What a program prints, read to its end and kept within bounds.</summary>
/// <param name="limit">How many bytes are kept; those after them are read and dropped.</param>
internal sealed class ProgramText(int limit)
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Lock _gate = new();

    /// <summary>Gets whether the program printed more than is kept.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Gets what was read so far.</summary>
    public string Text
    {
        get
        {
            lock (_gate)
            {
                return Encoding.UTF8.GetString(_bytes.WrittenSpan);
            }
        }
    }

    /// <summary>Reads to the end of the pipe.</summary>
    public async Task ReadAsync(Stream pipe, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        for (int count; (count = await pipe.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            Add(buffer.AsSpan(0, count));
        }
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            var kept = Math.Min(bytes.Length, limit - _bytes.WrittenCount);
            _bytes.Write(bytes[..kept]);
            IsCut |= kept < bytes.Length;
        }
    }
}
