namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>skopeo: pushes the images, and reads ours as a judge.</summary>
internal static class Skopeo
{
    public static Task<ProgramResult> CopyAsync(string from, string to, params IEnumerable<string> options) =>
        ProgramRun.RunAsync(
            "skopeo", ["copy", "--quiet", "--src-tls-verify=false", "--dest-tls-verify=false", .. options, from, to]);

    /// <summary>The digest of a manifest, from its bytes as skopeo reads them.</summary>
    public static async Task<string> DigestAsync(string image)
    {
        var inspected = await ProgramRun.RunAsync("skopeo", "inspect", "--raw", "--tls-verify=false", image);
        inspected.Succeeded();
        return Digest.Compute(System.Text.Encoding.UTF8.GetBytes(inspected.Output)).ToString();
    }

    /// <summary>The digest of the image's configuration, which is its ID, out of a copy in skopeo's plain <c>dir</c>
    /// format.</summary>
    public static async Task<(string ImageId, int Layers)> ReadAsync(string image, string folder)
    {
        (await CopyAsync(image, $"dir:{folder}")).Succeeded();
        var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, "manifest.json"));
        var manifest = System.Text.Json.Nodes.JsonNode.Parse(bytes)!;
        return ((string)manifest["config"]!["digest"]!, manifest["layers"]!.AsArray().Count);
    }
}
