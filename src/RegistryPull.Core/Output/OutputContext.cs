using RegistryPull.Output.Resuming;

namespace RegistryPull.Output;

/// <summary>What all outputs of a pull have in common.</summary>
/// <param name="Records">Where outputs are recorded.</param>
/// <param name="Progress">Shows the notes.</param>
/// <param name="Time">The clock.</param>
internal sealed record OutputContext(PartialRecords Records, IPullProgress Progress, TimeProvider Time);
