using System.Collections.Immutable;

namespace RegistryPull.Diagnosing;

/// <summary>A step of the diagnosis.</summary>
/// <param name="Name">The name; it is public interface.</param>
/// <param name="Needs">The names of the steps without which it makes no sense.</param>
/// <param name="Create">Creates the step when it is run. A service that cannot be created, because a variable cannot be
/// read for example, makes the step fail.</param>
internal sealed record DoctorStep(string Name, ImmutableArray<string> Needs, Func<IDoctorStep> Create);
