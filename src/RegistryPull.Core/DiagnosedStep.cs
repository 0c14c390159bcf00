namespace RegistryPull;

/// <summary>The result of one step of a diagnosis.</summary>
/// <param name="Name">The name of the step: <c>dns</c>, <c>tls</c>, …</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Elapsed">The duration of the step.</param>
/// <param name="Detail">What was found, or the reason of the outcome. Contains no secret, so it can be shown to
/// others.</param>
/// <param name="Failure">The error; null unless <paramref name="Outcome"/> is <see cref="StepOutcome.Failed"/>.</param>
public sealed record DiagnosedStep(
    string Name, StepOutcome Outcome, TimeSpan Elapsed, string Detail, RegistryPullException? Failure = null);
