using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Inspecting;

/// <summary>Lists of tags, to their end and no further.</summary>
[TestFixture]
internal sealed class ListTagsTests
{
    private static readonly FakeRegistryOptions ShortPages = new() { TagsPerPage = 2 };

    [Test]
    public async Task List_SeveralPages_FollowsThemToTheEnd()
    {
        await using var pull = await StartAsync(ShortPages, "1.10", "1.9", "latest", "1.10-rc1", "2");

        Assert.That(await ListAsync(pull), Is.EqualTo(new[] { "latest", "1.9", "1.10-rc1", "1.10", "2" }));
        Assert.That(pull.Registry.Requests.Of(RouteKind.Tags), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task List_WithATokenServer_AsksForTheScopeOfAPull()
    {
        await using var pull = await StartAsync(
            ShortPages with { Auth = FakeAuth.Bearer, User = "ann", Password = "s3cret" }, "1", "2", "3");
        pull.Options = pull.Options with { Credential = new RegistryCredential.Password("ann", "s3cret") };

        Assert.That(await ListAsync(pull), Has.Length.EqualTo(3));
        Assert.That(pull.Registry.Requests.Tokens.Single().Query, Does.EndWith("scope=repository:team/app:pull"));
    }

    // A link says where to go on, never whom to ask.
    [TestCase("{other}/v2/team/app/tags/list?last=1")]
    [TestCase("//other.invalid/v2/team/app/tags/list?last=1")]
    public async Task List_ALinkToAnotherHost_IsFollowedAtTheRegistryItself(string link)
    {
        await using var other = await FakeRegistry.StartAsync();
        await using var pull = await StartAsync(
            new FakeRegistryOptions { Auth = FakeAuth.Basic, User = "ann", Password = "s3cret" }, "1", "2");
        pull.Options = pull.Options with { Credential = new RegistryCredential.Password("ann", "s3cret") };
        pull.Registry.Faults.Add(
            When.Tags,
            Faults.Header(
                "Link",
                $"<{link.Replace("{other}", $"http://{other.Host}", StringComparison.Ordinal)}>; rel=\"next\""));

        Assert.That(await ListAsync(pull), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(pull.Registry.Requests.Of(RouteKind.Tags)[^1].Query, Is.EqualTo("?last=1"));
        Assert.That(other.Requests.All, Is.Empty);
    }

    // Nexus and Artifactory behind a proxy name the path that the proxy forwards to.
    [TestCase("/repository/docker/v2/team/app/tags/list?last=1", "/v2/team/app/tags/list?last=1")]
    [TestCase("?last=1", "/v2/team/app/tags/list?last=1")]
    [TestCase("/v2/team/app/tags/list/next", "/v2/team/app/tags/list/next")]
    public async Task List_ALinkToAnotherPath_IsFollowedAtThePathThatWasAsked(string link, string asked)
    {
        await using var pull = await StartAsync(new FakeRegistryOptions(), "1", "2");
        pull.Registry.Faults.Add(When.Tags, Faults.Header("Link", $"<{link}>; rel=\"next\""));
        pull.Registry.Faults.Add(static request => request.Path.EndsWith("/next", StringComparison.Ordinal),
            static (_, _) => FakeAnswer.Of("application/json", """{"tags":["2"]}"""u8.ToArray()));

        Assert.That(await ListAsync(pull), Is.EqualTo(new[] { "1", "2" }));
        var last = pull.Registry.Requests.All[^1];
        Assert.That(last.Path + last.Query, Is.EqualTo(asked));
    }

    [Test]
    public async Task List_PagesWithoutEndThatHoldNoTag_AreBoundedByTheirBytes()
    {
        using var repository = new EndlessTags(pageSize: 16 * 1024 * 1024);

        var error = await Assert.ThrowsAsync<InvalidContentException>(
            () => TagList.ReadAsync(repository, CancellationToken.None));

        Assert.That(error!.Message, Does.Contain("has no end").And.Contain("r.example/team/app"));
        Assert.That(repository.Pages, Is.EqualTo(11));
    }

    [Test]
    public async Task List_ACircle_IsLeft()
    {
        await using var pull = await StartAsync(new FakeRegistryOptions(), "1");
        pull.Registry.Faults.Add(
            When.Tags, Faults.Header("Link", "</v2/team/app/tags/list?n=1000>; rel=\"next\""), int.MaxValue);

        var error = await Assert.ThrowsAsync<InvalidContentException>(() => ListAsync(pull));

        Assert.That(error!.Message, Does.Contain("circle"));
        Assert.That(pull.Registry.Requests.Of(RouteKind.Tags), Has.Count.EqualTo(2));
    }

    [TestCase("""{"name":"team/app","tags":null}""", "")]
    [TestCase("""{"tags":["1",null,"1","a\u001b[2Jb","-x","","ok"]}""", "ok 1")]
    public async Task List_WhatIsNoTag_IsLeftOut(string body, string expected)
    {
        await using var pull = await StartAsync(new FakeRegistryOptions(), "1");
        pull.Registry.Faults.Add(When.Tags, Faults.Body(System.Text.Encoding.UTF8.GetBytes(body)));

        Assert.That(string.Join(' ', await ListAsync(pull)), Is.EqualTo(expected));
    }

    [Test]
    public async Task List_APageForPeople_IsSaidToBeNone()
    {
        await using var pull = await StartAsync(new FakeRegistryOptions(), "1");
        pull.Registry.Faults.Add(When.Tags, Faults.HtmlPage());

        await Assert.ThatAsync(
            () => ListAsync(pull), Throws.InstanceOf<InvalidContentException>().With.Message.Contains("sign-in page"));
    }

    [Test]
    public async Task List_AnUnknownRepository_IsNotFound()
    {
        await using var pull = await StartAsync(new FakeRegistryOptions());
        pull.Reference = $"{pull.Registry.Host}/team/none";

        await Assert.ThatAsync(
            () => ListAsync(pull), Throws.InstanceOf<ImageNotFoundException>().With.Message.Contains("team/none"));
    }

    private static async Task<Pull> StartAsync(FakeRegistryOptions options, params string[] tags)
    {
        var pull = new Pull(await FakeRegistry.StartAsync(options)) { Reference = "unset" };
        Array.ForEach(tags, tag => pull.Push(Fixture.Image(), tag));
        return pull;
    }

    private static async Task<ImmutableArray<string>> ListAsync(Pull pull)
    {
        await using var services = pull.Services();
        return await services.GetRequiredService<ImageInspector>()
            .ListTagsAsync(ImageReference.Parse(pull.Reference), CancellationToken.None);
    }
}
