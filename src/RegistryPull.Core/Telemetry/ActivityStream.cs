using System.Diagnostics;
using RegistryPull.Content;

namespace RegistryPull.Telemetry;

/// <summary>Ends an activity when its stream is disposed, and records a failed read in it.</summary>
internal sealed class ActivityStream(Stream content, Activity activity) : ForwardStream
{
    private long _reached;

    public override long Length => content.Length;

    protected override long Reached => _reached;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            _reached += count;
            return count;
        }
        catch (Exception error)
        {
            activity.SetFailure(error);
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        activity.Dispose();
        await content.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }
}
