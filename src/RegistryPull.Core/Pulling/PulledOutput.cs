using RegistryPull.Deltas;
using RegistryPull.Output;

namespace RegistryPull.Pulling;

/// <summary>The output of a pull.</summary>
/// <param name="Written">The output.</param>
/// <param name="Delta">The images, with what the output leaves out of each.</param>
internal sealed record PulledOutput(WrittenOutput Written, DeltaPlan Delta);
