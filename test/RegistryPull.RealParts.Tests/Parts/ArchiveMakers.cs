using NUnit.Framework;
using RegistryPull.RealParts.Tests.Layers;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>Makes archives of an image in a registry, with the programs that people make them with.</summary>
/// <param name="workspace">Where they are made.</param>
/// <param name="docker">The engine for docker save.</param>
/// <param name="podman">The storage for podman save.</param>
/// <param name="image">The image: a reference with the tag <c>1.0</c>.</param>
internal sealed class ArchiveMakers(Workspace workspace, RealDocker docker, RealPodman podman, string image)
{
    private static readonly OldDockerArchive Old = new(
        "team/old:1.0",
        LayerBlob.Plain(TarText.Write([TarItem.File("base", "old base")])),
        LayerBlob.Plain(TarText.Write([TarItem.File("top", new string('x', 5_000_000))])));

    /// <summary>Makes an archive.</summary>
    /// <param name="maker">The program and the kind.</param>
    /// <returns>Its path, and the image ID when it is not that of the image in the registry.</returns>
    public async Task<(string Path, string? ImageId)> MakeAsync(string maker) => maker switch
    {
        "docker save" => (await SaveWithDockerAsync(), null),
        "podman save, docker-archive" => (await SaveWithPodmanAsync("docker-archive"), null),
        "podman save, oci-archive" => (await SaveWithPodmanAsync("oci-archive"), null),
        "skopeo, docker-archive" => (await CopyAsync("docker-archive", "image.tar", "team/app:1.0"), null),
        "skopeo, oci-archive" => (await CopyAsync("oci-archive", "image.tar", "1.0"), null),
        "skopeo, oci" => (await CopyAsync("oci", "layout", "1.0"), null),
        "umoci" => await MakeWithUmociAsync(),
        "docker 1.10" => (await WriteOldAsync(), Old.ImageId),
        "docker 1.10, gzip" => (await CompressAsync("gzip", ".gz"), Old.ImageId),
        "docker 1.10, zstd" => (await CompressAsync("zstd", ".zst"), Old.ImageId),
        "regpull, volumes" => (await SplitAsync(), null),
        _ => throw new ArgumentException(maker, nameof(maker)),
    };

    // What was pulled for the archive is removed: an engine that has an image already does not show that it loads.
    private async Task<string> SaveWithDockerAsync()
    {
        var path = workspace.PathOf("saved.tar");
        (await docker.RunAsync("pull", image)).Succeeded();
        (await docker.RunAsync("save", "--output", path, image)).Succeeded();
        (await docker.RunAsync("image", "rm", "--force", image)).Succeeded();
        return path;
    }

    private async Task<string> SaveWithPodmanAsync(string format)
    {
        var path = workspace.PathOf("saved.tar");
        (await podman.RunAsync("pull", "--quiet", "--tls-verify=false", image)).Succeeded();
        (await podman.RunAsync("save", "--quiet", "--format", format, "--output", path, image)).Succeeded();
        (await podman.RunAsync("rmi", "--force", image)).Succeeded();
        return path;
    }

    private async Task<string> CopyAsync(string transport, string file, string name)
    {
        var path = workspace.PathOf(file);
        (await Skopeo.CopyAsync($"docker://{image}", $"{transport}:{path}:{name}")).Succeeded();
        return path;
    }

    private async Task<(string Path, string ImageId)> MakeWithUmociAsync()
    {
        var layout = workspace.PathOf("made");
        var layer = workspace.PathOf("layer.tar");
        await File.WriteAllBytesAsync(layer, TarText.Write([TarItem.File("umoci", "made by umoci")]));
        (await ProgramRun.RunAsync("umoci", "init", "--layout", layout)).Succeeded();
        (await ProgramRun.RunAsync("umoci", "new", "--image", $"{layout}:1.0")).Succeeded();
        (await ProgramRun.RunAsync("umoci", "raw", "add-layer", "--image", $"{layout}:1.0", layer)).Succeeded();
        (await ProgramRun.RunAsync("umoci", "config", "--image", $"{layout}:1.0", "--config.cmd", "/umoci"))
            .Succeeded();
        var (imageId, layers) = await Skopeo.ReadAsync($"oci:{layout}:1.0", workspace.PathOf("made-read"));
        Assert.That(layers, Is.EqualTo(1));
        return (layout, imageId);
    }

    private async Task<string> WriteOldAsync()
    {
        var path = workspace.PathOf("old.tar");
        await File.WriteAllBytesAsync(path, TarText.Write(Old.Items()));
        return path;
    }

    private async Task<string> CompressAsync(string program, string ending)
    {
        var path = await WriteOldAsync();
        (await ProgramRun.RunAsync(program, "-q", path)).Succeeded();
        return path + ending;
    }

    private async Task<string> SplitAsync()
    {
        var path = workspace.PathOf("split.tar");
        (await Regpull.RunAsync("pull", "--quiet", image, "--output", path, "--split", "200K")).Succeeded();
        Assert.That(File.Exists($"{path}.003"));
        return $"{path}.001";
    }
}
