namespace OfflineDemo.Steps;

/// <summary>The archive as a stream, for a pipe.</summary>
internal sealed class StandardOutput : IStep
{
    public string Title => "Into a pipe, as in: regpull pull IMAGE -o - | docker load";

    public async Task PlayAsync(Stage stage)
    {
        using var piped = new MemoryStream();
        await stage.Regpull.SucceedAsync($"pull {stage.Reference} -o -", piped);
        var file = await File.ReadAllBytesAsync(stage.Workspace.PathOf(DockerArchive.File));
        Promise.That(piped.ToArray().AsSpan().SequenceEqual(file), "the stream is not the file");
        Console.WriteLine($"  Checked: byte for byte the same as {DockerArchive.File}.");
    }
}
