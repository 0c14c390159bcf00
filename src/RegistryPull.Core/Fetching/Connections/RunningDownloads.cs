namespace RegistryPull.Fetching.Connections;

/// <summary>The downloads of one run that are under way, which several connections may share.</summary>
internal sealed class RunningDownloads
{
    private readonly Lock _gate = new();
    private readonly List<BlobDownload> _downloads = [];

    /// <summary>Runs a download. It can be shared until it ends.</summary>
    public async Task RunAsync(BlobDownload download, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _downloads.Add(download);
        }

        try
        {
            await download.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _downloads.Remove(download);
            }
        }
    }

    /// <summary>Finds the download with the most consecutive bytes that another connection could bring.</summary>
    /// <param name="atLeast">The least bytes that are worth it.</param>
    /// <returns>Null without one.</returns>
    public BlobDownload? MostDivisible(double atLeast)
    {
        lock (_gate)
        {
            if (_downloads.MaxBy(Divisible) is { } most && Divisible(most) >= atLeast)
            {
                return most;
            }

            return null;
        }
    }

    /// <summary>Limits the parts of all downloads.</summary>
    /// <param name="maxLength">The most bytes of a part; <see cref="long.MaxValue"/> for no limit.</param>
    public void Limit(long maxLength)
    {
        lock (_gate)
        {
            _downloads.ForEach(download => download.Parts?.Limit(maxLength));
        }
    }

    private static long Divisible(BlobDownload download) => download.Parts?.Divisible() ?? 0;
}
