namespace RegistryPull.Registries.Uploads;

/// <summary>The most bytes of a blob that a host accepts in one request. It is learnt from the answer 413, for all
/// uploads to the host.</summary>
/// <remarks>nginx accepts 1 MiB unless <c>client_max_body_size</c> says otherwise; Cloudflare 100 MB and
/// more.</remarks>
internal sealed class ChunkLimit
{
    /// <summary>A host that refuses so little is not usable.</summary>
    public const int Smallest = 64 * 1024;

    /// <summary>The first size that is tried after a whole blob was refused.</summary>
    public const long Largest = 64 * 1024 * 1024;

    private readonly Lock _gate = new();
    private long _accepted = long.MaxValue;

    /// <summary>Returns how many bytes to send next.</summary>
    /// <param name="remaining">The bytes that are left of the blob.</param>
    /// <param name="minimum">The least that the registry accepts, except for the last chunk; 0 for any.</param>
    /// <returns>All that is left, or a chunk.</returns>
    public long Next(long remaining, long minimum)
    {
        lock (_gate)
        {
            return Math.Min(remaining, Math.Max(_accepted, minimum));
        }
    }

    /// <summary>Makes the chunks smaller, after a size was refused.</summary>
    /// <param name="refused">The size.</param>
    /// <param name="minimum">The least that the registry accepts, except for the last chunk.</param>
    /// <returns>Whether a smaller size is worth another try.</returns>
    public bool TryShrink(long refused, long minimum)
    {
        lock (_gate)
        {
            if (refused <= Math.Max(Smallest, minimum))
            {
                return false;
            }

            var smaller = Largest;
            while (smaller >= refused)
            {
                smaller /= 2;
            }

            _accepted = Math.Min(_accepted, Math.Max(smaller, Smallest));
            return true;
        }
    }
}
