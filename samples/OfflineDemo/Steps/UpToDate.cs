using RegistryPull.Testing.Fixtures;

namespace OfflineDemo.Steps;

/// <summary>A second run finds that there is nothing to do.</summary>
internal sealed class UpToDate : IStep
{
    public string Title => "The same command once more: it hashes what is there, and downloads nothing";

    public async Task PlayAsync(Stage stage)
    {
        await stage.Regpull.SucceedAsync($"pull {stage.Reference}");

        // Manifest and configuration are asked for, to tell what the output should look like.
        var layers = stage.Image.ExportPlatform(DemoImage.Usual).Blobs().Select(static blob => blob.Digest.ToString())
            .ToHashSet();
        var isFetched = stage.Registry.Requests.Blobs.Any(request => layers.Contains(request.Route.Target));
        Promise.That(!isFetched, "a layer was downloaded again");
        Console.WriteLine("  Checked: the registry was asked for no layer.");
    }
}
