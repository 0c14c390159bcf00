namespace RegistryPull.Deltas;

/// <summary>Says what the bases of an output saved.</summary>
internal static class DeltaNotes
{
    /// <summary>Returns the note about a delta.</summary>
    /// <param name="delta">What was decided.</param>
    /// <param name="bases">The bases as they were named.</param>
    public static string Describe(DeltaPlan delta, IReadOnlyCollection<string> bases)
    {
        if (delta.Requires.IsEmpty)
        {
            return $"nothing is left out: no image builds on {string.Join(", ", bases)} (--base); "
                + "a base that was built again changes every layer";
        }

        var required = delta.Requires.Select(static one => $"{one.Reference.Familiar}@{one.Digest}");
        return $"{ByteSize.Format(delta.SavedBytes)} are left out: the target must have "
            + string.Join(", ", required) + PodmanNote(delta.Images.Length);
    }

    // It reads an archive of several images as docker's, in which no layer may be missing (tried with podman 4.3).
    private static string PodmanNote(int images) => images switch
    {
        1 => "",
        _ => "; podman load takes no delta of several images, but regpull load --to podman does",
    };
}
