using System.Net.Http.Headers;
using RegistryPull;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace OfflineDemo.Steps;

/// <summary>The network fails within a layer and stays away; when it is back, the rest is fetched.</summary>
internal sealed class Interruption : IStep
{
    private const string Archive = "shop-arm64.tar";
    private const string Platform = "linux/arm64";
    private const int Network = 5;
    private const int ArrivedBytes = 1_500_000;

    public string Title => "The network goes away in the middle of a layer; the same command goes on from there";

    public async Task PlayAsync(Stage stage)
    {
        var command = $"pull {stage.Reference} --platform {Platform} --format oci-archive -o {Archive} --retries 0";
        var image = stage.Image.ExportPlatform(Platform);
        var layer = image.Manifests[0].Manifest.Layers[0].Digest;

        stage.SlowDown();
        LoseNetwork(stage.Registry.Faults, layer);
        var code = await stage.Regpull.RunAsync(command);
        Promise.That(code == Network, $"regpull exited with {code}, not with {Network}");
        Promise.That(!File.Exists(stage.Workspace.PathOf(Archive)), $"{Archive} is there, though it is not complete");
        Console.WriteLine($"  Checked: exit code {Network}, and no {Archive} that could be taken for a whole one.");

        stage.Reset();
        await stage.Regpull.SucceedAsync(command);
        var range = stage.Registry.Requests.Blobs.SingleOrDefault(
            request => request.Route.Target == layer.ToString())?.Range;

        // Where it broke, or a little before: what was in the network's buffers then is lost with the connection.
        Promise.That(
            RangeHeaderValue.TryParse(range, out var asked) && asked.Ranges.Single().From is > 0 and <= ArrivedBytes,
            $"the broken layer was asked for with Range: {range ?? "nothing"}");
        Inspection.Check(stage.Workspace.PathOf(Archive), image);
        Console.WriteLine($"  Checked: the broken layer was asked for with Range: {range}.");
    }

    private static void LoseNetwork(FaultRules faults, Digest layer)
    {
        var broken = When.Digest(layer);
        faults.Add(broken, Faults.Tear(ArrivedBytes));
        faults.Add(request => broken(request) && When.Ranged(request), Faults.Status(503), int.MaxValue);
    }
}
