namespace RegistryPull.Retrying;

/// <summary>A failure that may pass: worth another try, as long as there are tries left.</summary>
/// <param name="outcome">The failure when the tries are used up.</param>
/// <param name="retryAfter">How long the registry asked to wait, if it did.</param>
internal sealed class TransientException(RegistryUnavailableException outcome, TimeSpan? retryAfter = null)
    : Exception(outcome.Message, outcome)
{
    public RegistryUnavailableException Outcome { get; } = outcome;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
