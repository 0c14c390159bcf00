namespace RegistryPull.Loading;

/// <summary>How long an engine may be silent.</summary>
/// <param name="Time">The clock.</param>
internal sealed record EngineLimits(TimeProvider Time)
{
    /// <summary>Gets the time for the answer to a question. Through ssh a user may have to type a
    /// passphrase.</summary>
    public TimeSpan Question { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets the time in which an engine has to take bytes or to say something while it loads. One that copies
    /// layers on a slow disk is silent for minutes.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Waits for an engine.</summary>
    /// <param name="task">What is waited for.</param>
    /// <param name="limit">For how long.</param>
    /// <param name="engine">The engine, for the message.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="EngineException">The time is over.</exception>
    public async Task<T> WaitAsync<T>(
        Task<T> task, TimeSpan limit, string engine, CancellationToken cancellationToken)
    {
        try
        {
            return await task.WaitAsync(limit, Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            var waited = FormattableString.Invariant($"{limit.TotalSeconds:0.##} seconds");
            throw new EngineException($"{engine} did not answer within {waited}: look whether it hangs, and try again");
        }
    }
}
