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
            """
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
                "output": "OUTPUT",
                "size": 145000000,
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
                    "from": "resumed"
                  },
                  {
                    "digest": "sha256:dd00000000000000000000000000000000000000000000000000000000000000",
                    "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip",
                    "size": 400,
                    "from": "omitted"
                  }
                ],
                "elapsedSeconds": 12.346
              }
            ]

            """.ReplaceLineEndings("\n").Replace("OUTPUT", Path.GetFullPath("mysql_5.7.tar"), StringComparison.Ordinal)));
    }

    [Test]
    public async Task Json_SeveralImages_IsOneArrayOfThoseThatWorked()
    {
        var run = await Run.OfAsync("pull one two three --json -q", static run => run.Pull.Answer = static (request, _) =>
            request.References[0].Repository == "library/two" ? throw new ImageNotFoundException("two is missing") : Task.FromResult(Samples.Result(request)));

        using var json = System.Text.Json.JsonDocument.Parse(run.Out);
        var outputs = json.RootElement.EnumerateArray().Select(static image => image.GetProperty("output").GetString());
        Assert.That(outputs, Is.EqualTo(new[] { Path.GetFullPath("one_latest.tar"), Path.GetFullPath("three_latest.tar") }));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NotFound));
    }

    [Test]
    public async Task Json_WhatIsNotKnown_IsNull()
    {
        var run = await Run.OfAsync("pull nginx --json", static run => run.Pull.Answer = static (request, _) =>
        {
            var result = Samples.Result(request);
            return Task.FromResult(result with { Images = [result.Images[0] with { IndexDigest = null, Platforms = [], ImageId = null, Layers = [] }] });
        });

        Assert.That(run.Out, Does.Contain("\"indexDigest\": null").And.Contain("\"platform\": null").And.Contain("\"imageId\": null").And.Contain("\"layers\": []"));
    }

    [Test]
    public async Task Json_SeveralPlatforms_AreJoined()
    {
        var run = await Run.OfAsync("pull nginx --json", static run => run.Pull.Answer = static (request, _) =>
        {
            var result = Samples.Result(request);
            return Task.FromResult(result with { Images = [result.Images[0] with { Platforms = [Platform.Parse("linux/amd64"), Platform.Parse("linux/arm64")] }] });
        });

        Assert.That(run.Out, Does.Contain("\"platform\": \"linux/amd64,linux/arm64\""));
    }
}
