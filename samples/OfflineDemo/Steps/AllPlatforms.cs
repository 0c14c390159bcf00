using RegistryPull.Testing.Fixtures;

namespace OfflineDemo.Steps;

/// <summary>The whole index, its attestation too.</summary>
internal sealed class AllPlatforms : IStep
{
    private const string Layout = "shop";

    public string Title => "An OCI layout of all platforms, with the index and the attestation as they were published";

    public async Task PlayAsync(Stage stage)
    {
        await stage.Regpull.SucceedAsync($"pull {stage.Reference} --platform all --format oci -o {Layout}");
        Inspection.Check(stage.Workspace.PathOf(Layout), stage.Image.Export());
    }
}
