using RegistryPull.Content;

namespace RegistryPull.Fetching;

/// <summary>Hashes a blob in order while its parts come in any order.</summary>
/// <remarks>Bytes that come where the hash stands are hashed as they pass; others are read back from the slot once the
/// hash gets there.</remarks>
internal sealed class BlobProof(FetchContext context, IBlobSlot slot, CancellationToken cancelled) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly BlobHash _hash = new(slot.Blob);
    private bool _isBusy;
    private Task _readingBack = Task.CompletedTask;

    /// <summary>Hashes bytes that were written into the slot, when they come next. Safe for several threads.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="offset">Where in the blob they are.</param>
    public void Wrote(ReadOnlySpan<byte> bytes, long offset)
    {
        if (!TryBegin(offset))
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

    /// <summary>Starts to hash the bytes that are present where the hash stands, in the background.</summary>
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

    /// <summary>Ends the hash of a full slot.</summary>
    /// <returns>Whether its bytes match the digest.</returns>
    public async Task<bool> IsRightAsync()
    {
        CatchUp();
        await _readingBack.ConfigureAwait(false);
        return _hash.IsComplete();
    }

    // The background reader uses the hash until it ends. Its exception was already observed in IsRightAsync.
    public async ValueTask DisposeAsync()
    {
        await _readingBack.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _hash.Dispose();
    }

    private bool TryBegin(long offset)
    {
        lock (_gate)
        {
            if (_isBusy || offset != _hash.Position)
            {
                return false;
            }

            _isBusy = true;
            return true;
        }
    }

    private void ReadBack()
    {
        var buffer = context.Rent(slot.Blob);
        try
        {
            do
            {
                _hash.AppendAll(slot.Read, buffer, cancelled);
            }
            while (!IsIdle());
        }
        finally
        {
            FetchContext.Return(buffer);
        }
    }

    // Bytes that were written while this was busy were not hashed as they passed.
    private bool IsIdle()
    {
        lock (_gate)
        {
            _isBusy = slot.PresentFrom(_hash.Position) > 0;
            return !_isBusy;
        }
    }
}
