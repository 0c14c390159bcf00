using RegistryPull.Content;

namespace RegistryPull.Fetching;

/// <summary>Hashes a blob in order while its parts come in any: what comes where the hash stands is hashed as it passes, the rest is read back once the hash gets there.</summary>
internal sealed class BlobProof(FetchContext context, IBlobSlot slot, CancellationToken cancelled) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly BlobHash _hash = new(slot.Blob);
    private bool _isBusy;
    private Task _readingBack = Task.CompletedTask;

    /// <summary>Takes note of bytes that are in the slot. May be called by several threads at once.</summary>
    public void Wrote(ReadOnlySpan<byte> bytes, long offset)
    {
        if (!Begin(offset))
        {
            return;
        }

        _hash.Append(bytes);
        lock (_gate)
        {
            _isBusy = false;
        }

        CatchUp();
    }

    /// <summary>Hashes what the slot holds from where the hash stands, beside everything else.</summary>
    public void CatchUp()
    {
        lock (_gate)
        {
            if (!_isBusy && slot.PresentFrom(_hash.Position) > 0)
            {
                _isBusy = true;
                _readingBack = Task.Run(ReadBack);
            }
        }
    }

    /// <summary>Ends the hash of a slot that is full.</summary>
    /// <returns>Whether it holds the blob.</returns>
    public async Task<bool> IsRightAsync()
    {
        CatchUp();
        await _readingBack.ConfigureAwait(false);
        return _hash.IsComplete();
    }

    // Not under a reader's hands; its failure was told where it was waited for.
    public async ValueTask DisposeAsync()
    {
        await _readingBack.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _hash.Dispose();
    }

    private bool Begin(long offset)
    {
        lock (_gate)
        {
            return !_isBusy && offset == _hash.Position && (_isBusy = true);
        }
    }

    private void ReadBack()
    {
        var buffer = context.Rent(slot.Blob);
        try
        {
            do
            {
                _hash.AppendPresent(slot, buffer, cancelled);
            }
            while (!IsIdle());
        }
        finally
        {
            FetchContext.Return(buffer);
        }
    }

    // Who wrote beside this while it was busy did not hash: nothing of that may be missed.
    private bool IsIdle()
    {
        lock (_gate)
        {
            _isBusy = slot.PresentFrom(_hash.Position) > 0;
            return !_isBusy;
        }
    }
}
