using RegistryPull.FileSystem;
using RegistryPull.Interop;

namespace RegistryPull.Caching;

/// <summary>The cache of one run. It is opened when it is first needed, and its failures are reported once.</summary>
internal sealed class CacheAccess(string directory, IPullProgress progress)
{
    private int _complaints;
    private CacheFolder? _folder;
    private bool _isOpened;
    private bool _isWritable;
    private readonly Lock _gate = new();

    /// <summary>Gets the cache to read from; null when it cannot be opened.</summary>
    public CacheFolder? Folder
    {
        get
        {
            lock (_gate)
            {
                if (!_isOpened)
                {
                    _isOpened = true;
                    Open();
                }

                return _folder;
            }
        }
    }

    /// <summary>Gets whether there is a cache. Unlike <see cref="Folder"/>, this makes none.</summary>
    public bool Exists => File.Exists(Path.Combine(WorkingDirectory.Resolve(directory), "index.json"));

    /// <summary>Gets the cache to write to; null when it cannot be opened, or is only read.</summary>
    public CacheFolder? WritableFolder
    {
        get
        {
            if (Folder is { } folder && _isWritable)
            {
                return folder;
            }

            return null;
        }
    }

    /// <summary>Gets whether a failure is the cache's. Cache errors are reported and never fail the pull.</summary>
    public static bool IsFailure(Exception error) => OutputFailure.Is(error);

    /// <summary>Reports a failure: the first one to the user, the others in the detailed log.</summary>
    public void Warn(string message)
    {
        if (Interlocked.Increment(ref _complaints) == 1)
        {
            progress.Note($"{message}; the pull continues without it");
        }
        else
        {
            progress.Detail(message);
        }
    }

    private void Open()
    {
        try
        {
            var folder = new CacheFolder(WorkingDirectory.Resolve(directory));
            _isWritable = CacheOwnership.AllowsWriting(folder);
            if (_isWritable)
            {
                _folder = CacheLayout.FindOrMake(folder.Root);
            }
            else
            {
                _folder = CacheLayout.Find(folder.Root);
            }

            if (!_isWritable)
            {
                var mark = Path.Combine(folder.Root, CacheOwnership.SharedName);
                progress.Note(
                    $"others can write to the cache {folder.Root}, so it is only read; "
                    + $"to share it, its owner creates the file {mark}");
            }
        }
        catch (Exception error) when (error is InvalidRequestException or OutputException)
        {
            Warn(error.Message);
        }
        catch (Exception error) when (IsFailure(error))
        {
            Warn($"the cache {directory} cannot be opened: {SystemError.Describe(error)}");
        }
    }
}
