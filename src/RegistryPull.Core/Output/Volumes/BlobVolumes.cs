using System.Collections.Immutable;
using RegistryPull.Exporting;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Volumes;

/// <summary>Determines in which volume each blob of an output begins. Pure.</summary>
internal static class BlobVolumes
{
    /// <summary>Returns the path of the volume that each blob begins in.</summary>
    /// <param name="file">The archive in one piece.</param>
    /// <param name="layout">How it is divided.</param>
    /// <param name="names">The names of the volumes.</param>
    public static ImmutableDictionary<Digest, string> Locate(
        PlannedFile file, VolumeSetLayout layout, VolumeSetName names)
    {
        var volumes = ImmutableDictionary.CreateBuilder<Digest, string>();
        long position = 0;
        foreach (var segment in file.Segments)
        {
            if (segment is FileSegment.Blob blob)
            {
                volumes.TryAdd(blob.Content.Digest, names.PathOf(layout.VolumeAt(position)));
            }

            position += segment.Length;
        }

        return volumes.ToImmutable();
    }
}
