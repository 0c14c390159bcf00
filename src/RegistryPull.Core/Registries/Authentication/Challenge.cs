namespace RegistryPull.Registries.Authentication;

/// <summary>One challenge of a <c>WWW-Authenticate</c> header.</summary>
/// <param name="Scheme">The scheme in lower case: <c>basic</c>, <c>bearer</c>, …</param>
/// <param name="Parameters">Its parameters; names compare without case.</param>
internal sealed record Challenge(string Scheme, IReadOnlyDictionary<string, string> Parameters);
