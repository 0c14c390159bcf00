using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>The result of a load.</summary>
/// <param name="Images">The images, in the order of the request.</param>
/// <param name="Engine">The engine and where it was reached, such as
/// <c>docker at unix:///var/run/docker.sock</c>.</param>
/// <param name="Size">The number of bytes that were sent to the engine; 0 when it had everything.</param>
/// <param name="Elapsed">The duration of the load.</param>
public sealed record LoadResult(ImmutableArray<LoadedImage> Images, string Engine, long Size, TimeSpan Elapsed);
