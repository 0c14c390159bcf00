using NUnit.Framework;
using RegistryPull.Registries.Credentials;

namespace RegistryPull.Configuration;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class DaemonFileTests : IDisposable
{
    private readonly MadeUpUser _user = MadeUpUser.Create();

    public void Dispose() => _user.Dispose();

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("""{"insecure-registries": null, "debug": true}""")]
    public void Read_NothingAboutRegistries_SaysNothing(string json) =>
        Assert.That(Read(json).Insecure.Contains(new Uri("https://a.example/")), Is.False);

    [Test]
    public void Read_SeveralFiles_CountsAll()
    {
        var user = _user.Write(".config/docker/daemon.json", """{"insecure-registries": ["a.example"]}""");
        var machine = _user.Write("etc/docker/daemon.json", """{"insecure-registries": ["b.example"]}""");

        var insecure = DaemonFile.Read([user, machine], new ConfigurationText(new RecordingProgress())).Insecure;

        Assert.That(
            (insecure.Contains(new Uri("https://a.example/")), insecure.Contains(new Uri("https://b.example/"))),
            Is.EqualTo((true, true)));
    }

    [Test]
    public void Read_BrokenJson_NamesTheFileAndTheLine() =>
        Assert.That(() => Read("{\n  \"insecure-registries\": [\n  oops\n"),
            Throws.TypeOf<InvalidRequestException>()
                .With.Message.EndsWith("daemon.json cannot be read: broken JSON in line 3"));

    private DaemonFile Read(string json) =>
        DaemonFile.Read([_user.Write("daemon.json", json)], new ConfigurationText(new RecordingProgress()));
}
