using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Reporting;

internal sealed class JsonTests
{
    [Test]
    public async Task Json_OneImage_IsTheContractsShape()
    {
        var run = await Run.OfAsync("pull mysql:5.7 --json");

        Assert.That(run.Out, Is.EqualTo(
            $$"""
            [
              {
                "reference": "docker.io/library/mysql:5.7",
                "registry": "docker.io",
                "repository": "library/mysql",
                "tag": "5.7",
                "digest": "sha256:0000000000000000000000000000000000000000000000000000000000000001",
                "indexDigest": "sha256:0000000000000000000000000000000000000000000000000000000000000002",
                "platform": "linux/amd64",
                "imageId": "sha256:0000000000000000000000000000000000000000000000000000000000000003",
                "format": "docker",
                "output": "{{Path.GetFullPath("mysql_5.7.tar")}}",
                "size": 145000000,
                "upToDate": false,
                "layers": [
                  {
                    "digest": "sha256:aa00000000000000000000000000000000000000000000000000000000000000",
                    "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip",
                    "size": 100,
                    "from": "registry"
                  },
                  {
                    "digest": "sha256:bb00000000000000000000000000000000000000000000000000000000000000",
                    "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip",
                    "size": 200,
                    "from": "resumed"
                  },
                  {
                    "digest": "sha256:cc00000000000000000000000000000000000000000000000000000000000000",
                    "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip",
                    "size": 300,
                    "from": "present"
                  },
                  {
                    "digest": "sha256:dd00000000000000000000000000000000000000000000000000000000000000",
                    "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip",
                    "size": 400,
                    "from": "omitted"
                  }
                ],
                "bytesReceived": 0,
                "bytesResumed": 0,
                "elapsedSeconds": 12.346,
                "error": null
              }
            ]

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task Json_SeveralImages_IsOneArrayWithTheFailedOnes()
    {
        var run = await Run.OfAsync("pull one two three --json -q --keep-going", static run => run.Pull.Answer = static (request, _) =>
            request.Images[0].Reference.Repository == "library/two"
                ? throw new ImageNotFoundException("two is missing")
                : Task.FromResult(Samples.Result(request)));

        var outputs = run.Json.EnumerateArray().Select(static image => image.GetProperty("output").GetString());
        var error = run.Json[1].GetProperty("error");
        Assert.That(
            outputs,
            Is.EqualTo(new[] { Path.GetFullPath("one_latest.tar"), null, Path.GetFullPath("three_latest.tar") }));
        Assert.That(
            (
                error.GetProperty("code").GetInt32(),
                error.GetProperty("kind").GetString(),
                error.GetProperty("message").GetString()),
            Is.EqualTo((ExitCode.NotFound, "notFound", "two is missing")));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NotFound));
    }

    [Test]
    public async Task Json_WhatIsNotKnown_IsNull()
    {
        var run = await Run.OfAsync("pull nginx --json", static run => run.Pull.Answer = static (request, _) =>
        {
            var result = Samples.Result(request);
            return Task.FromResult(
                result with
                {
                    Images =
                        [result.Images[0] with { IndexDigest = null, Platforms = [], ImageId = null, Layers = [] }],
                });
        });

        Assert.That(
            run.Out,
            Does.Contain("\"indexDigest\": null").And.Contain("\"platform\": null").And.Contain("\"imageId\": null")
                .And.Contain("\"layers\": []"));
    }

    [Test]
    public async Task Json_SeveralPlatforms_AreJoined()
    {
        var run = await Run.OfAsync("pull nginx --json", static run => run.Pull.Answer = static (request, _) =>
        {
            var result = Samples.Result(request);
            return Task.FromResult(
                result with
                {
                    Images =
                        [
                            result.Images[0] with
                            {
                                Platforms = [Platform.Parse("linux/amd64"), Platform.Parse("linux/arm64")],
                            },
                        ],
                });
        });

        Assert.That(run.Out, Does.Contain("\"platform\": \"linux/amd64,linux/arm64\""));
    }

    [Test]
    public async Task Json_ForeignCharacters_AreEscaped()
    {
        var run = await Run.OfAsync(
            "pull one --json",
            static run =>
                run.Pull.Answer = static (_, _) => throw new OutputException("/home/小明 \ud83d\ude00 + \"x\""));

        Assert.That(run.Out, Does.Contain(""" /home/\u5C0F\u660E \uD83D\uDE00 + \"x\" """.Trim()));
    }

    [Test]
    public async Task Json_Cancelled_HasAnObjectForEachImage()
    {
        using var cancellation = new CancellationTokenSource();
        var run = new Run();
        run.Pull.Answer = async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            throw new InvalidOperationException("not reached");
        };

        await run.StartAsync("pull one two --json", cancellation.Token);

        var kinds = run.Json.EnumerateArray()
            .Select(static image => image.GetProperty("error").GetProperty("kind").GetString());
        Assert.That(kinds, Is.EqualTo(new[] { "cancelled", "cancelled" }));
    }
}
