using Microsoft.Win32.SafeHandles;
using RegistryPull.Interop;

namespace RegistryPull.Archives;

/// <summary>One file on disk.</summary>
internal sealed class StoredFile : IStoredContent
{
    private readonly SafeFileHandle _file;
    private readonly IDisposable? _owner;

    /// <param name="file">The file, open for reading; disposed of with this.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="owner">What has to stay open as long as the file; disposed of with this.</param>
    public StoredFile(SafeFileHandle file, string path, IDisposable? owner = null)
    {
        (_file, _owner, Source) = (file, owner, path);
        Length = RandomAccess.GetLength(file);
    }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public long Length { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="RegistryPullException">It cannot be opened.</exception>
    public static StoredFile Open(string path)
    {
        try
        {
            return new StoredFile(File.OpenHandle(path), path);
        }
        catch (Exception error) when (SystemError.Is(error))
        {
            throw ArchiveFailure.Unopenable(path, error);
        }
    }

    /// <inheritdoc/>
    public int Read(Span<byte> buffer, long position)
    {
        try
        {
            return RandomAccess.Read(_file, buffer, position);
        }
        catch (Exception error) when (SystemError.Is(error))
        {
            throw ArchiveFailure.Unreadable(Source, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _owner?.Dispose();
    }
}
