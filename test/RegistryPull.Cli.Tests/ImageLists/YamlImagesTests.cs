using NUnit.Framework;
using RegistryPull.Cli.ImageLists;

namespace RegistryPull.Cli.Tests.ImageLists;

internal sealed class YamlImagesTests
{
    private static readonly Dictionary<string, string> Variables = new() { ["TAG"] = "7", ["HOST"] = "r:5000" };

    [Test]
    public void Read_Compose_FindsEveryServiceWithItsLine() =>
        Assert.That(Read("""
            services:
              web:
                image: ${HOST}/web:${WEB_TAG:-1.0}
              cache: { image: "redis:$TAG" }
              built:
                build: .
            """), Is.EqualTo(new[] { new ListedImage("r:5000/web:1.0", 3), new ListedImage("redis:7", 4) }));

    [Test]
    public void Read_SeveralDocuments_FindsImagesOfAll() =>
        Assert.That(Texts("""
            ---
            kind: Deployment
            spec: { template: { spec: { initContainers: [ { image: a } ], containers: [ { image: b }, { name: c } ] } } }
            ---
            kind: CronJob
            spec:
              containers:
              - name: d
                image: d:1@sha256:0000000000000000000000000000000000000000000000000000000000000000
            ...
            ---
            image: last
            """), Is.EqualTo(new[] { "a", "b", $"d:1@sha256:{new string('0', 64)}", "last" }));

    [Test]
    public void Read_MappingsUnderImage_AreLookedInto() =>
        Assert.That(Texts("""
            image:
              repository: nginx
              tag: 1
              image: inner
            other: { image: [ listed ], images: no, Image: no }
            """), Is.EqualTo(new[] { "inner" }));

    [TestCase("image: ''")]
    [TestCase("image: ' '")]
    [TestCase("image:")]
    [TestCase("image: ~")]
    [TestCase("image: null")]
    [TestCase("image: true")]
    [TestCase("image: 1.5")]
    [TestCase("image: 12")]
    [TestCase("image: !!int nginx")]
    [TestCase("image: { a: b }")]
    [TestCase("? [ image ] \n: nginx")]
    [TestCase("image")]
    [TestCase("")]
    public void Read_WhatIsNoString_IsPassedOver(string yaml) => Assert.That(Texts(yaml), Is.Empty);

    [TestCase("image: '12'", "12")]
    [TestCase("image: !!str 12", "12")]
    [TestCase("image: ! 12", "12")]
    [TestCase("image: >-\n  nginx", "nginx")]
    [TestCase("image: |\n  nginx\n", "nginx")]
    [TestCase("\"image\": nginx", "nginx")]
    [TestCase("{\n\t\"image\":\t\"nginx\"\n}", "nginx")]
    [TestCase("{\"image\":\"\\u006eginx\\/a\"}", "nginx/a")]
    [TestCase("{\"a\":\"\\ud83d\\ude00\",\"image\":\"nginx\"}", "nginx")]
    [TestCase("%YAML 1.1\n%TAG ! tag:example.com,2000:\n---\nimage: nginx", "nginx")]
    [TestCase("!thing\nimage: nginx", "nginx")]
    public void Read_AStringInAnyStyle_IsFound(string yaml, string expected) =>
        Assert.That(Texts(yaml), Is.EqualTo(new[] { expected }));

    [Test]
    public void Read_AnAliasOfAString_HasItsText() =>
        Assert.That(Texts("""
            x-web: &web web:${TAG}
            x-base: &base { image: base:1 }
            services:
              a: { image: *web }
              b: { <<: *base }
            ---
            image: *unknown
            """), Is.EqualTo(new[] { "base:1", "web:7" }));

    [Test]
    public void Read_AVariableOutsideOfServices_IsText() =>
        Assert.That(Texts("spec:\n  services:\n    image: $TAG\n"), Is.EqualTo(new[] { "$TAG" }));

    [Test]
    public void Read_AVariableWithoutAValue_NamesItsLine() =>
        Assert.That(() => Read("services:\n  a:\n    image: a:${NOT_SET}\n"), Throws.InstanceOf<ListFormatException>()
            .With.Property("Line").EqualTo(3).And.Message.EqualTo("NOT_SET is unset"));

    [TestCase("a: [", 1)]
    [TestCase("a: 1\nb: 2\n c: 3\n", 3)]
    [TestCase("a: 'x\n\n", 1)]
    public void Read_WhatIsNotYaml_NamesTheLine(string yaml, int line) =>
        Assert.That(() => Read(yaml), Throws.InstanceOf<ListFormatException>()
            .With.Property("Line").EqualTo(line).And.Message.StartsWith("it is not YAML, at column "));

    [Test]
    public void Read_ABillionLaughs_CostsNoMoreThanItsLength()
    {
        var levels = Enumerable.Range(1, 60)
            .Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 9))}]");
        var yaml = $"a0: &a0 {{ image: ha }}\n{string.Join('\n', levels)}\nimage: *a60\n";

        Assert.That(Texts(yaml), Is.EqualTo(new[] { "ha" }));
    }

    [Test]
    public void Read_ADeepNest_IsRefused() =>
        Assert.That(
            () => Read(new string('[', 100_000)),
            Throws.InstanceOf<ListFormatException>().With.Message.Contains("100 levels"));

    private static IReadOnlyList<ListedImage> Read(string yaml) =>
        new YamlImages(
            new VariableExpansion(
                Variables.GetValueOrDefault, static name => throw new FormatException($"{name} is unset")).Expand)
            .Read(yaml);

    private static IEnumerable<string> Texts(string yaml) => Read(yaml).Select(static image => image.Text);
}
