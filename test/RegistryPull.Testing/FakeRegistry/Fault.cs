namespace RegistryPull.Testing;

/// <summary>Something that goes wrong with an answer. <see cref="Faults"/> has the usual ones; any other is a
/// lambda.</summary>
/// <param name="answer">The answer as a sound registry would send it.</param>
/// <param name="request">What was asked.</param>
/// <returns>The answer that is sent.</returns>
public delegate FakeAnswer Fault(FakeAnswer answer, RecordedRequest request);
