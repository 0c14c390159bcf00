using RegistryPull.Testing.Fixtures;

namespace OfflineDemo.Steps;

/// <summary>The main job: one platform of the image, for <c>docker load</c>.</summary>
internal sealed class DockerArchive : IStep
{
    /// <summary>What regpull calls the archive, when nobody says otherwise: the next steps look for it there.</summary>
    public const string File = "team_shop_1.0.tar";

    public string Title => "An archive for docker load: this machine's platform, the layers side by side";

    public async Task PlayAsync(Stage stage)
    {
        stage.SlowDown();
        await stage.Regpull.SucceedAsync($"pull {stage.Reference}");
        Inspection.Check(stage.Workspace.PathOf(File), stage.Image.ExportPlatform(DemoImage.Usual));
    }
}
