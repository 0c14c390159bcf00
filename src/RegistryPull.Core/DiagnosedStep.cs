namespace RegistryPull;

/// <summary>One link of the chain from this machine to an image, tried.</summary>
/// <param name="Name">Which one: <c>dns</c>, <c>tls</c>, …</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Detail">What was found, or why not. Never holds a secret, so that it can be shown to others.</param>
/// <param name="Failure">What failed; null unless <paramref name="Outcome"/> is <see cref="StepOutcome.Failed"/>.</param>
public sealed record DiagnosedStep(string Name, StepOutcome Outcome, TimeSpan Elapsed, string Detail, RegistryPullException? Failure = null);
