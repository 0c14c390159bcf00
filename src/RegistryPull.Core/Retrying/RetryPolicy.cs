using Polly;

namespace RegistryPull.Retrying;

/// <summary>Decides about all retries: how many, after how long, and what is reported.</summary>
internal sealed class RetryPolicy
{
    private const string TokenKey = "token";

    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan MinNotedDelay = TimeSpan.FromSeconds(1);

    // Docker Hub's limit is for hours. The user decides whether to wait for that.
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromMinutes(15);

    private readonly RegistryPullOptions _options;
    private readonly IPullProgress _progress;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly AsyncPolicy _policy;

    /// <summary>Creates a policy.</summary>
    /// <param name="options">The number of retries, and the first delay.</param>
    /// <param name="progress">Reports the waits.</param>
    /// <param name="time">The clock that waits.</param>
    /// <param name="random">The source of jitter. May be shared: it is used under a lock.</param>
    public RetryPolicy(RegistryPullOptions options, IPullProgress progress, TimeProvider time, Random random)
    {
        (_options, _progress, _time, _random) = (options, progress, time, random);

        // The waits of Polly 7 do not use a TimeProvider, so the handler waits.
        _policy = Policy
            .Handle<TransientException>(static error => error.RetryAfter is null || error.RetryAfter <= MaxRetryAfter)
            .RetryAsync(options.Retries, WaitAsync);
    }

    /// <summary>Gets how many times a failed attempt is repeated.</summary>
    public int Retries => _options.Retries;

    /// <summary>Gets the policy for requests that have an alternative: one attempt, and no wait.</summary>
    public RetryPolicy Once => new(_options with { Retries = 0 }, _progress, _time, _random);

    /// <summary>Runs an attempt until it throws no <see cref="TransientException"/>, or no retry is left.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="cancellationToken">Cancels the attempts and the waits.</param>
    /// <typeparam name="T">What the attempt returns.</typeparam>
    /// <returns>The result of the first attempt that succeeded.</returns>
    /// <exception cref="RegistryUnavailableException">No retry is left.</exception>
    public async Task<T> ExecuteAsync<T>(
        Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await attempt(cancellationToken).ConfigureAwait(false);
        }
        catch (TransientException first)
        {
            return await ExecuteAgainAsync(first, attempt, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Continues after an attempt that failed, which counts as the first one.</summary>
    /// <remarks>Most attempts succeed. Native code resolves the policy's generic virtual method at its first call,
    /// which is a twentieth of the CPU time of a small pull: so the policy is called after a failure only.</remarks>
    /// <param name="first">How the first attempt failed.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="cancellationToken">Cancels the attempts and the waits.</param>
    /// <typeparam name="T">What the attempt returns.</typeparam>
    /// <returns>The result of the first attempt that succeeded.</returns>
    /// <exception cref="RegistryUnavailableException">No retry is left.</exception>
    public async Task<T> ExecuteAgainAsync<T>(
        TransientException first, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        var failed = false;
        Task<T> RunAsync(CancellationToken token)
        {
            if (failed)
            {
                return attempt(token);
            }

            failed = true;
            return Task.FromException<T>(first);
        }

        try
        {
            var context = new Context { [TokenKey] = cancellationToken };
            return await _policy
                .ExecuteAsync((_, token) => RunAsync(token), context, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (TransientException error)
        {
            throw new RegistryUnavailableException(Describe(error), error.Outcome) { Status = error.Outcome.Status };
        }
    }

    private string Describe(TransientException error) => (error.RetryAfter, _options.Retries) switch
    {
        ({ } asked, _) when asked > MaxRetryAfter => FormattableString.Invariant(
            $"{error.Message}; it asks to wait {asked.TotalMinutes:0} minutes: ")
            + "try again then, or sign in for a higher limit",
        (_, 0) => error.Message,
        _ => $"{error.Message} (gave up after {_options.Retries + 1} attempts)",
    };

    private async Task WaitAsync(Exception error, int number, Context context)
    {
        var delay = Delay(number, (TransientException)error);
        Report(error, number, delay);
        await Task.Delay(delay, _time, (CancellationToken)context[TokenKey]).ConfigureAwait(false);
    }

    private void Report(Exception error, int number, TimeSpan delay)
    {
        var message = FormattableString.Invariant(
            $"{error.Message}; retry {number} of {_options.Retries} in {delay.TotalSeconds:0.0} s");
        _progress.Waiting(delay);
        if (delay >= MinNotedDelay)
        {
            _progress.Note(message);
        }
        else
        {
            _progress.Detail(message);
        }
    }

    // Half of the delay is fixed and half is random, so that many clients do not come back at the same moment.
    private TimeSpan Delay(int number, TransientException error)
    {
        var doubled = _options.RetryDelay.TotalMilliseconds * Math.Pow(2, number - 1);
        var full = Math.Min(doubled, MaxDelay.TotalMilliseconds);
        var jittered = TimeSpan.FromMilliseconds((full / 2) + (NextRandom() * full / 2));
        if (error.RetryAfter > jittered)
        {
            return error.RetryAfter.Value;
        }

        return jittered;
    }

    // Downloads fail side by side, and Random is not thread-safe.
    private double NextRandom()
    {
        lock (_random)
        {
            return _random.NextDouble();
        }
    }
}
