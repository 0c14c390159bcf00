using Polly;

namespace RegistryPull.Transport;

/// <summary>The one place that decides about another try: how often, after how long, and what the person hears of it.</summary>
internal sealed class RetryPolicy
{
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(30);

    // A registry may ask for patience, not for the afternoon.
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromMinutes(15);

    private readonly RegistryPullOptions _options;
    private readonly IPullProgress _progress;
    private readonly Random _random;
    private readonly AsyncPolicy _policy;

    public RetryPolicy(RegistryPullOptions options, IPullProgress progress, Random random)
    {
        (_options, _progress, _random) = (options, progress, random);
        _policy = Policy
            .Handle<TransientException>(static error => error.RetryAfter is null || error.RetryAfter <= MaxRetryAfter)
            .WaitAndRetryAsync(options.Retries, (number, error, _) => Delay(number, (TransientException)error), OnRetryAsync);
    }

    /// <summary>How often something is tried again.</summary>
    public int Retries => _options.Retries;

    /// <summary>The policy for what has an alternative: one try, and no wait.</summary>
    public RetryPolicy Once => new(_options with { Retries = 0 }, _progress, _random);

    /// <summary>Runs an attempt until it does not throw <see cref="TransientException"/>, or the tries are used up.</summary>
    /// <exception cref="RegistryUnavailableException">They are used up.</exception>
    public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await _policy.ExecuteAsync(attempt, cancellationToken).ConfigureAwait(false);
        }
        catch (TransientException error)
        {
            throw new RegistryUnavailableException(error.RetryAfter > MaxRetryAfter
                ? $"{error.Message}; it asks to wait {error.RetryAfter.Value.TotalMinutes:0} minutes: try again then, or sign in for a higher limit"
                : _options.Retries == 0 ? error.Message : $"{error.Message}, {_options.Retries + 1} times over", error.Outcome);
        }
    }

    private TimeSpan Delay(int number, TransientException error)
    {
        // Half of the wait is fixed and half is chance, so that many clients do not come back in step.
        var full = Math.Min(_options.RetryDelay.TotalMilliseconds * Math.Pow(2, number - 1), MaxDelay.TotalMilliseconds);
        var jittered = TimeSpan.FromMilliseconds((full / 2) + (Chance() * full / 2));
        return error.RetryAfter > jittered ? error.RetryAfter.Value : jittered;
    }

    // Downloads fail side by side, and a Random is for one thread.
    private double Chance()
    {
        lock (_random)
        {
            return _random.NextDouble();
        }
    }

    private Task OnRetryAsync(Exception error, TimeSpan delay, int number, Context context)
    {
        var message = FormattableString.Invariant($"{error.Message}; retry {number} of {_options.Retries} in {delay.TotalSeconds:0.0} s");
        _progress.Waiting(delay);
        if (delay >= TimeSpan.FromSeconds(5))
        {
            _progress.Note(message);
        }
        else
        {
            _progress.Detail(message);
        }

        return Task.CompletedTask;
    }
}
