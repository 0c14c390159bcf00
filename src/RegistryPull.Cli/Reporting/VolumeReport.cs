namespace RegistryPull.Cli.Reporting;

/// <summary>A volume in the JSON of <c>regpull pull --json</c>.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes: 64 hex digits.</param>
internal sealed record VolumeReport(string Path, long Size, string Sha256)
{
    /// <summary>Returns the volumes of a result; null when the output is in one piece.</summary>
    public static IReadOnlyList<VolumeReport>? AllFrom(PullResult result)
    {
        if (result.Volumes.IsEmpty)
        {
            return null;
        }

        return [.. result.Volumes.Select(static one => new VolumeReport(one.Path, one.Size, one.Sha256.Hex))];
    }
}
