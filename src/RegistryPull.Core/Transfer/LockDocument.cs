using System.Collections.Immutable;

namespace RegistryPull.Transfer;

/// <summary>A lock: what references led to when they were pulled.</summary>
/// <param name="Version">The version of the format; 1.</param>
/// <param name="Images">The references, sorted.</param>
/// <remarks>The names in JSON are public interface: <c>docs/schemas/lock.schema.json</c>.</remarks>
internal sealed record LockDocument(int Version, ImmutableArray<LockedImage> Images)
{
    /// <summary>The version of the format that this program writes, and the only one that it reads.</summary>
    public const int CurrentVersion = 1;
}
