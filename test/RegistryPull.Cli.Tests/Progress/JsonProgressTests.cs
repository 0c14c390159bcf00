using System.Text.Json;
using NUnit.Framework;
using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Progress;

internal sealed class JsonProgressTests
{
    private static readonly Descriptor Layer = Samples.Layer(1, 1000);

    private readonly FakeTerminal _terminal = new();
    private readonly FakeTime _time = new();
    private readonly JsonProgress _progress;

    public JsonProgressTests() =>
        _progress = new JsonProgress(new ProgressEventWriter(_terminal), Verbosity.Normal, _time);

    [Test]
    public void Events_OfABlob_AreItsLife()
    {
        _progress.Planned("nginx:1.27", [Layer, Samples.Layer(2, 500)]);
        _progress.Started(Layer);
        _time.Advance(TimeSpan.FromSeconds(1));
        _progress.Advanced(Layer, 400, 400);
        _progress.Completed(Layer, BlobOrigin.Resumed);

        Assert.That(_terminal.Text, Is.EqualTo(
            $$"""
            {"event":"planned","image":"nginx:1.27","totalBytes":1500,"blobs":2}
            {"event":"started","image":"nginx:1.27","digest":"{{Layer.Digest}}","bytes":0,"totalBytes":1000}
            {"event":"advanced","image":"nginx:1.27","digest":"{{Layer.Digest}}","bytes":400,"totalBytes":1000}
            {"event":"completed","image":"nginx:1.27","digest":"{{Layer.Digest}}","bytes":1000,"totalBytes":1000,"from":"resumed"}

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Advanced_OftenInAMoment_IsOneEvent()
    {
        _progress.Planned("x", [Layer]);
        _progress.Started(Layer);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        for (var position = 100; position <= 900; position += 100)
        {
            _progress.Advanced(Layer, position, 100);
        }

        Assert.That(Bytes(), Is.EqualTo(new long[] { 0, 100 }));
    }

    [Test]
    public void Advanced_Backwards_IsARetryFirst()
    {
        _progress.Planned("x", [Layer]);
        _progress.Started(Layer);
        _progress.Advanced(Layer, 900, 900);
        _progress.Advanced(Layer, 0, 0);

        Assert.That(Events(), Is.EqualTo(new[] { "planned", "started", "retry", "advanced" }));
        Assert.That(Bytes(), Is.EqualTo(new long[] { 0, 0 }));
    }

    [Test]
    public void Waiting_ForTheRegistry_IsARetryWithItsDelay()
    {
        _progress.Waiting(TimeSpan.FromSeconds(2.5));

        Assert.That(_terminal.Text, Is.EqualTo("{\"event\":\"retry\",\"delaySeconds\":2.5}\n"));
    }

    [Test]
    public void Note_WithControlAndForeignCharacters_IsOneLineOfAscii()
    {
        _progress.Note("中\n\e[31mx");
        _progress.Detail("only with -v");

        Assert.That(_terminal.Text, Is.EqualTo("{\"event\":\"note\",\"message\":\"\\u4E2D  [31mx\"}\n"));
    }

    [Test]
    public void WriteLast_AndThenOthers_StaysTheLast()
    {
        var events = new ProgressEventWriter(_terminal);
        events.WriteLast(new ProgressEvent("error"));
        events.Write(new ProgressEvent("note"));

        Assert.That(Events(), Is.EqualTo(new[] { "error" }));
    }

    private List<JsonElement> Lines() =>
        [.. _terminal.Text.Split('\n')[..^1].Select(static line => JsonElement.Parse(line))];

    private IEnumerable<string?> Events() => Lines().Select(static line => line.GetProperty("event").GetString());

    private IEnumerable<long> Bytes() =>
        Lines().Where(static line => line.TryGetProperty("bytes", out _))
            .Select(static line => line.GetProperty("bytes").GetInt64());
}
