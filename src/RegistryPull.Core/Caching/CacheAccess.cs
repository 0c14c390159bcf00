using RegistryPull.FileSystem;


namespace RegistryPull.Caching;

/// <summary>The cache of one run: opened when it is first needed, and what is wrong with it told once.</summary>
internal sealed class CacheAccess(string directory, IPullProgress progress)
{
    private int _complaints;
    private CacheFolder? _folder;
    private bool _isOpened;
    private readonly Lock _gate = new();

    /// <summary>The cache; null when it cannot be had.</summary>
    public CacheFolder? Folder
    {
        get
        {
            lock (_gate)
            {
                if (!_isOpened)
                {
                    _isOpened = true;
                    _folder = Open();
                }

                return _folder;
            }
        }
    }

    /// <summary>Whether a failure is the cache's, and so none of the pull's.</summary>
    public static bool IsFailure(Exception error) => OutputFailure.Is(error);

    /// <summary>Says what is wrong: to the person once, the rest to those who want to know all.</summary>
    public void Complain(string message)
    {
        if (Interlocked.Increment(ref _complaints) == 1)
        {
            progress.Note($"{message}; the pull goes on without it");
        }
        else
        {
            progress.Detail(message);
        }
    }

    private CacheFolder? Open()
    {
        try
        {
            return CacheLayout.FindOrMake(Path.GetFullPath(directory));
        }
        catch (InvalidRequestException error)
        {
            Complain(error.Message);
        }
        catch (Exception error) when (IsFailure(error))
        {
            Complain($"the cache {directory} cannot be opened: {TerminalText.Sanitize(error.Message)}");
        }

        return null;
    }
}
