using System.Collections.Immutable;

namespace RegistryPull.Diagnosing;

/// <summary>A step of the diagnosis.</summary>
/// <param name="Name">What it is called. The names are public interface.</param>
/// <param name="Needs">The steps without which it makes no sense.</param>
/// <param name="Create">Makes it when its turn comes: parts that cannot be made, because a variable cannot be read for example, are its finding.</param>
internal sealed record DoctorStep(string Name, ImmutableArray<string> Needs, Func<IDoctorStep> Create);
