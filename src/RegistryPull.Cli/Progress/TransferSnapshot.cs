using System.Collections.Immutable;

namespace RegistryPull.Cli.Progress;

/// <summary>A transfer at one moment: all that is needed to show it.</summary>
/// <param name="Image">The images, as people name them.</param>
/// <param name="Blobs">The blobs, in the order of the plan.</param>
/// <param name="BytesPerSecond">What the network delivered lately.</param>
internal sealed record TransferSnapshot(string Image, ImmutableArray<BlobSnapshot> Blobs, double BytesPerSecond)
{
    private const double Stalled = 1;

    /// <summary>How much longer a request waits that the registry or the network turned down.</summary>
    public TimeSpan Wait { get; init; }

    public long Position { get; } = Blobs.Sum(static blob => blob.Position);

    public long Total { get; } = Blobs.Sum(static blob => blob.Size);

    /// <summary>Rounded down, so that 100 means all.</summary>
    public int Percent => Total switch
    {
        0 => 100,
        _ => (int)(100.0 * Position / Total),
    };

    /// <summary>Null while the speed is unknown.</summary>
    public TimeSpan? TimeLeft
    {
        get
        {
            if (BytesPerSecond < Stalled || Position == Total)
            {
                return null;
            }

            return TimeSpan.FromSeconds(
                Math.Min((Total - Position) / BytesPerSecond, TimeSpan.FromDays(30).TotalSeconds));
        }
    }
}
