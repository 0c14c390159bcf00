using System.Collections.Immutable;
using RegistryPull.Layers;

namespace RegistryPull.Verifying;

/// <summary>Says which engines load an archive, and what they lose. Pure.</summary>
/// <remarks>Tried with docker 20.10, podman 4.3 and containerd 1.6. For later versions of docker it is what
/// <c>image/tarexport/load.go</c> of github.com/moby/moby and <c>images/archive/importer.go</c> of
/// github.com/containerd/containerd read.</remarks>
internal static class EngineRules
{
    /// <summary>Judges an archive.</summary>
    /// <param name="archive">What it is like.</param>
    /// <returns>A line for each engine.</returns>
    public static ImmutableArray<EngineSupport> Judge(ArchiveTraits archive) =>
    [
        Create("docker before 23", archive, DockerObstacles(archive).Concat(OldDockerObstacles(archive)),
            DockerLosses(archive)),
        Create("docker 23 and later, graph driver", archive, DockerObstacles(archive), DockerLosses(archive)),
        Create("docker 25 and later, containerd store", archive, [], DigestLosses(archive)),
        Create("podman", archive, PodmanObstacles(archive), PodmanLosses(archive)),
        Create("containerd (ctr)", archive, ContainerdObstacles(archive), ContainerdLosses(archive)),
    ];

    private static EngineSupport Create(
        string engine, ArchiveTraits archive, IEnumerable<string> obstacles, IEnumerable<string> losses)
    {
        ImmutableArray<string> found = [.. FormObstacles(engine, archive), .. obstacles];
        return found switch
        {
            [] => new EngineSupport(engine, Loads: true, [.. Common(archive), .. losses]),
            _ => new EngineSupport(engine, Loads: false, found),
        };
    }

    // podman reads a layout in a directory.
    private static IEnumerable<string> FormObstacles(string engine, ArchiveTraits archive)
    {
        if (archive.IsDirectory && !(engine == "podman" && archive.HasLayout))
        {
            yield return "it reads archives, not directories";
        }
    }

    private static IEnumerable<string> Common(ArchiveTraits archive)
    {
        if (archive.IsSplit)
        {
            yield return "the volumes have to be joined first";
        }

        if (archive.IsDelta)
        {
            yield return "it needs the base of the delta";
        }
    }

    private static IEnumerable<string> DockerObstacles(ArchiveTraits archive)
    {
        if (!archive.HasDockerList)
        {
            yield return "no manifest.json";
        }
    }

    private static IEnumerable<string> OldDockerObstacles(ArchiveTraits archive)
    {
        if (archive.HasZstdLayers)
        {
            yield return "zstd layers";
        }

        if (archive.Compression == CompressionFormat.Zstd)
        {
            yield return "the archive is compressed with zstd";
        }
    }

    private static IEnumerable<string> DockerLosses(ArchiveTraits archive)
    {
        if (archive.HasLayout)
        {
            yield return "the digest is lost";
        }
    }

    private static IEnumerable<string> DigestLosses(ArchiveTraits archive)
    {
        if (!archive.HasLayout)
        {
            yield return "the digest is new: no index.json";
        }
    }

    private static IEnumerable<string> PodmanObstacles(ArchiveTraits archive)
    {
        if (archive is { IsDelta: true, HasLayout: false })
        {
            yield return "a delta without index.json";
        }

        if (archive is { IsDelta: true, HasLayout: true, HasSeveralImages: true })
        {
            yield return "a delta of several images; use regpull load";
        }

        // podman 4.3: "more than one image in oci, choose an image".
        if (archive is { HasDockerList: false, HasSeveralEntries: true })
        {
            yield return "several entries in index.json and no manifest.json, which regpull load can hand to it";
        }
    }

    private static IEnumerable<string> PodmanLosses(ArchiveTraits archive)
    {
        if (archive is { HasLayout: true, HasSeveralImages: true })
        {
            yield return "the digests are lost: several images";
        }
    }

    private static IEnumerable<string> ContainerdObstacles(ArchiveTraits archive)
    {
        if (archive.Compression != CompressionFormat.None)
        {
            yield return "the archive is compressed";
        }

        if (archive is { IsDelta: true, HasLayout: false })
        {
            yield return "a delta without index.json";
        }
    }

    private static IEnumerable<string> ContainerdLosses(ArchiveTraits archive) => archive.HasUnnamedImages switch
    {
        true => DigestLosses(archive).Append("an image without a name is imported with --digests only"),
        false => DigestLosses(archive),
    };
}
