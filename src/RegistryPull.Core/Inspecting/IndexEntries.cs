using System.Collections.Immutable;

namespace RegistryPull.Inspecting;

/// <summary>Puts attestations beside what they are about. Pure.</summary>
internal static class IndexEntries
{
    // docs.docker.com/build/metadata/attestations/attestation-storage: the descriptor names its subject.
    private const string Subject = "vnd.docker.reference.digest";

    /// <summary>The entries in the publisher's order; an attestation of what is not there stands for itself.</summary>
    public static ImmutableArray<InspectedEntry> From(ImmutableArray<Descriptor> manifests)
    {
        var attestations = manifests.Where(static manifest => manifest.IsAttestation).ToLookup(
            static manifest => manifest.Annotations.GetValueOrDefault(Subject) ?? "");
        var subjects = manifests.Where(static manifest => !manifest.IsAttestation).Select(
            static manifest => manifest.Digest.ToString()).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. manifests.Where(static manifest => !manifest.IsAttestation)
                .Select(manifest => new InspectedEntry(manifest, [.. attestations[manifest.Digest.ToString()]])),
            .. attestations.Where(group => !subjects.Contains(group.Key)).SelectMany(static group => group)
                .Select(static stray => new InspectedEntry(stray, [])),
        ];
    }
}
