using System.Collections.Concurrent;
using System.Diagnostics;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Telemetry;

[TestFixture]
internal sealed class PullActivitiesTests
{
    private readonly ConcurrentQueue<Activity> _stopped = new();

    [Test]
    public async Task APull_WithAListener_HasAnActivityForItselfForEachRequestAndForEachBlob()
    {
        using var listener = Listen();
        await using var pull = await Pull.StartAsync();

        await pull.RunAsync();

        var whole = Stopped("pull").Single();
        Assert.That(whole.GetTagItem("regpull.images"), Is.EqualTo(new[] { pull.Reference }));
        Assert.That(whole.GetTagItem("regpull.format"), Is.EqualTo("docker"));
        Assert.That(whole.Status, Is.EqualTo(ActivityStatusCode.Unset));
        var layers = Fixture.Image().Layers().Select(static layer => layer.Digest.ToString());
        Assert.That(Tags("blob", "regpull.digest"), Is.EquivalentTo(layers));
        Assert.That(Tags("blob", "regpull.registry"), Has.All.EqualTo(pull.Registry.Host));
        Assert.That(Stopped("blob").Select(static blob => blob.ParentId), Has.All.EqualTo(whole.Id));
    }

    [Test]
    public async Task ARequest_WithAListener_SaysWhatWasAskedAndAnswered()
    {
        using var listener = Listen();
        await using var pull = await Pull.StartAsync();

        await pull.RunAsync();

        const string Manifest = "/v2/team/app/manifests/1.0";
        var manifest = Stopped("request").Single(static request => request.GetTagItem("url.path") is Manifest);
        Assert.That(manifest.Kind, Is.EqualTo(ActivityKind.Client));
        Assert.That(manifest.GetTagItem("http.request.method"), Is.EqualTo("GET"));
        Assert.That(manifest.GetTagItem("server.address"), Is.EqualTo(pull.Registry.Url.Host));
        Assert.That(manifest.GetTagItem("server.port"), Is.EqualTo(pull.Registry.Url.Port));
        Assert.That(manifest.GetTagItem("http.response.status_code"), Is.EqualTo(200));
    }

    [Test]
    public async Task APull_ThatFails_IsMarkedWithTheMessageForThePerson()
    {
        using var listener = Listen();
        await using var pull = await Pull.StartAsync();
        var layer = Fixture.Image().Layers()[0].Digest;
        pull.Registry.Faults.Add(When.Digest(layer), Faults.FlipByte(0), times: int.MaxValue);

        var failure = await pull.FailAsync<InvalidContentException>();

        var whole = Stopped("pull").Single();
        Assert.That(whole.Status, Is.EqualTo(ActivityStatusCode.Error));
        Assert.That(whole.StatusDescription, Is.EqualTo(failure.Message));
        Assert.That(Stopped("blob").Select(static blob => blob.Status), Has.Some.EqualTo(ActivityStatusCode.Error));
    }

    [Test]
    public void StartRequest_AnAddressWithSecrets_HasThemInNoTag()
    {
        using var listener = Listen();
        using var activities = new PullActivities();
        const string Address = "https://ann:s3cret@store.example/blob?signature=s3cret";
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);

        using var activity = activities.StartRequest(request);

        var tags = activity!.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}");
        Assert.That(tags, Has.None.Contains("s3cret").And.Some.EqualTo("url.path=/blob"));
    }

    [Test]
    public void StartPull_WithoutAListener_StartsNothing()
    {
        using var activities = new PullActivities();

        var request = new PullRequest { Images = [ImageReference.Parse("alpine")], Format = "oci" };

        Assert.That(activities.StartPull(request), Is.Null);
    }

    private IEnumerable<Activity> Stopped(string name) => _stopped.Where(activity => activity.OperationName == name);

    private IEnumerable<object?> Tags(string name, string tag) =>
        Stopped(name).Select(activity => activity.GetTagItem(tag));

    private ActivityListener Listen()
    {
        _stopped.Clear();
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == RegistryPullServices.TelemetryName,
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = _stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
