using System.Buffers;
using RegistryPull.Interop;

namespace RegistryPull.Cli.ImageLists;

/// <summary>Reads a file that an option names, within a bound.</summary>
internal static class UsageFile
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Reads all of a stream.</summary>
    /// <param name="name">The file, for messages.</param>
    /// <param name="maxLength">How many bytes it may have.</param>
    /// <param name="open">Opens it.</param>
    /// <param name="cancellationToken">Cancels the reading. A read from a pipe that cannot be cancelled is
    /// abandoned.</param>
    /// <exception cref="InvalidRequestException">It cannot be read, or is longer.</exception>
    public static async Task<byte[]> ReadAsync(
        string name, int maxLength, Func<Stream> open, CancellationToken cancellationToken)
    {
        try
        {
            using var input = open();
            var read = new ArrayBufferWriter<byte>();
            for (int count; (count = await ReadAsync(input, read, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                read.Advance(count);
                if (read.WrittenCount > maxLength)
                {
                    throw TooLong(name, maxLength);
                }
            }

            return read.WrittenSpan.ToArray();
        }
        catch (Exception error) when (SystemError.Is(error))
        {
            throw Unreadable(name, error);
        }
    }

    /// <summary>Reads all of a small file.</summary>
    /// <exception cref="InvalidRequestException">It cannot be read, or is longer.</exception>
    public static byte[] Read(string path, int maxLength)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var buffer = new byte[maxLength + 1];
            var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length > maxLength)
            {
                throw TooLong(path, maxLength);
            }

            return buffer[..length];
        }
        catch (Exception error) when (SystemError.Is(error))
        {
            throw Unreadable(path, error);
        }
    }

    private static Task<int> ReadAsync(
        Stream input, ArrayBufferWriter<byte> into, CancellationToken cancellationToken) =>
        input.ReadAsync(into.GetMemory(BufferSize), cancellationToken).AsTask().WaitAsync(cancellationToken);

    private static InvalidRequestException TooLong(string name, int maxLength) =>
        new($"{name} is longer than {ByteSize.Format(maxLength)}");

    // The system says of a directory that the permission is denied.
    private static InvalidRequestException Unreadable(string name, Exception error) => Directory.Exists(name) switch
    {
        true => new($"{name} is a directory: name a file", error),
        false => new($"{name} cannot be read: {SystemError.Describe(error)}", error),
    };
}
