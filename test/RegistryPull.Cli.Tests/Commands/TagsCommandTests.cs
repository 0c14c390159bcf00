using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Cli.Tests.Commands;

internal sealed class TagsCommandTests : Registered
{
    [SetUp]
    public void Push() => Array.ForEach(
        ["latest", "1.9", "1.10", "1.10-alpine", "1.10-rc1", "2.0-alpine"], tag =>
            Registry.Push("team/app", tag, Fixture.Image()));

    [TestCase("", "latest 1.9 1.10-rc1 1.10 1.10-alpine 2.0-alpine")]
    [TestCase("--limit 2", "1.10-alpine 2.0-alpine")]
    [TestCase("--filter 1.*", "1.9 1.10-rc1 1.10 1.10-alpine")]
    [TestCase("--filter 1.?", "1.9")]
    [TestCase("--filter *-alpine --limit 1", "2.0-alpine")]
    [TestCase("--filter LATEST", "")]
    public async Task Run_ARepository_PrintsOneTagALine(string options, string expected)
    {
        var run = await RunAsync($"tags {Registry.Host}/team/app {options}");

        Assert.That(
            run.Out,
            Is.EqualTo(
                string.Concat(
                    expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static tag => tag + "\n"))));
        Assert.That(run.Error, Is.Empty);
        Assert.That(run.ExitCode, Is.Zero);
    }

    // Lines go out by the thousand.
    [Test]
    public async Task Run_ThousandsOfTags_PrintsEachOnce()
    {
        var image = Fixture.Image();
        string[] tags = [.. Enumerable.Range(1000, 2500).Select(static number => $"v{number}")];
        Array.ForEach(tags, tag => Registry.Push("team/many", tag, image));

        var run = await RunAsync($"tags {Registry.Host}/team/many");

        Assert.That(run.Out, Is.EqualTo(string.Concat(tags.Select(static tag => tag + "\n"))));
    }

    [Test]
    public async Task Run_Json_IsOneObject() => Assert.That(
        (await RunAsync($"tags {Registry.Host}/team/app --json --filter 1.1?")).Out, Is.EqualTo(
            $$"""
            {
              "registry": "{{Registry.Host}}",
              "repository": "team/app",
              "tags": [
                "1.10"
              ]
            }

            """.ReplaceLineEndings("\n")));

    [TestCase("tags nginx:1.27", "'nginx:1.27' has a tag, and tags are listed of a whole repository: write nginx\n")]
    [TestCase("tags nginx:latest", "'nginx:latest' has a tag")]
    [TestCase(
        "tags localhost:5000/app:1",
        "'localhost:5000/app:1' has a tag, and tags are listed of a whole repository: write localhost:5000/app\n")]
    [TestCase(
        "tags nginx@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "'nginx@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' has a digest")]
    [TestCase("tags", "no repository was named: write for example regpull tags nginx\n")]
    [TestCase("tags nginx --limit 0", "--limit is '0'")]
    public async Task Run_WrongUsage_SaysSo(string commandLine, string message)
    {
        var run = await RunAsync(commandLine);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.StartWith($"regpull: {message}"));
    }

    [Test]
    public async Task Run_ARegistryWithAPort_IsNotTakenForATag() =>
        Assert.That((await RunAsync($"tags {Registry.Host}/team/app --limit 1")).Out, Is.EqualTo("2.0-alpine\n"));

    [Test]
    public async Task Run_AnUnknownRepository_ExitsWithNotFound() =>
        Assert.That((await RunAsync($"tags {Registry.Host}/team/none")).ExitCode, Is.EqualTo(ExitCode.NotFound));
}
