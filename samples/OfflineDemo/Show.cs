using OfflineDemo.Steps;
using RegistryPull;
using RegistryPull.Testing;

namespace OfflineDemo;

/// <summary>The steps, one after the other.</summary>
internal static class Show
{
    private static readonly IStep[] Steps =
    [
        new DockerArchive(), new UpToDate(), new StandardOutput(),
        new AllPlatforms(), new RootFileSystem(), new Interruption(),
    ];

    /// <exception cref="BrokenPromiseException">A step did not do what it shows.</exception>
    public static async Task RunAsync(Workspace workspace)
    {
        await using var registry = await FakeRegistry.StartAsync();
        var image = DemoImage.Create();
        var stage = new Stage(registry, image, registry.Push("team/shop", "1.0", image), workspace);
        Console.WriteLine($"A registry in this process, at {registry.Host}, has team/shop:1.0 for "
            + $"{string.Join(", ", DemoImage.Platforms)}, with an");
        Console.WriteLine($"attestation: {ByteSize.Format(image.Blobs.Sum(static blob => (long)blob.Value.Length))} "
            + "in all. It sends slowly where there is something to watch.");
        foreach (var (number, step) in Steps.Index())
        {
            Console.WriteLine($"\n{number + 1}. {step.Title}\n");
            stage.Reset();
            await step.PlayAsync(stage);
        }

        Console.WriteLine("\nAll as promised.");
    }
}
