using System.Collections.Immutable;

namespace RegistryPull.Repositories;

/// <summary>The tags by which signatures, SBOMs and attestations of a manifest are found: cosign's, and that of a list
/// of referrers. Pure.</summary>
/// <remarks>https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md, and OCI distribution-spec,
/// <c>referrers-tag-schema</c>.</remarks>
internal static class ReferrerTag
{
    /// <summary>Returns cosign's tags for a manifest.</summary>
    public static ImmutableArray<string> Cosign(Digest subject) =>
    [
        $"{subject.Algorithm}-{subject.Hex}.sig",
        $"{subject.Algorithm}-{subject.Hex}.att",
        $"{subject.Algorithm}-{subject.Hex}.sbom",
    ];

    /// <summary>Returns the manifest that a tag is about; null for the tag of an image.</summary>
    public static Digest? SubjectOf(string? tag)
    {
        var name = tag?.Split('.')[0].Split('-');
        if (name is not [var algorithm, var hex] || !Digest.TryParse($"{algorithm}:{hex}", out var subject))
        {
            return null;
        }

        var isCosign = Cosign(subject).Contains(tag!);
        var isList = tag == $"{algorithm}-{hex}";
        return isCosign || isList ? subject : null;
    }
}
