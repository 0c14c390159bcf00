using NUnit.Framework;

namespace RegistryPull.Pushing;

[TestFixture]
internal sealed class TargetNameTests
{
    // image | target | keep host | map | name
    [TestCase("nginx:1.27", "reg.example", false, "", "reg.example/library/nginx:1.27")]
    [TestCase("nginx", "reg.example/mirror", false, "", "reg.example/mirror/library/nginx:latest")]
    [TestCase("nginx", "docker://reg.example/mirror/", false, "", "reg.example/mirror/library/nginx:latest")]
    [TestCase("nginx:1.27", "reg.example/mirror", true, "", "reg.example/mirror/docker.io/library/nginx:1.27")]
    [TestCase("localhost:5000/team/app:1", "reg.example", true, "", "reg.example/localhost-5000/team/app:1")]
    [TestCase("[::1]:5000/team/app:1", "reg.example", true, "", "reg.example/1-5000/team/app:1")]
    [TestCase("nginx:1", "reg.example/p", false, "docker.io/library=hub", "reg.example/p/hub/nginx:1")]
    [TestCase("nginx:1", "reg.example/p", true, "docker.io/library=hub", "reg.example/p/hub/nginx:1")]
    [TestCase("nginx:1", "reg.example/p", false, "docker.io/library=", "reg.example/p/nginx:1")]
    [TestCase("nginx:1", "reg.example/p", false, "index.docker.io=hub", "reg.example/p/hub/library/nginx:1")]
    [TestCase("nginx:1", "reg.example/p", false, "docker.io=a,docker.io/library=b", "reg.example/p/b/nginx:1")]
    [TestCase("nginx:1", "reg.example/p", false, "docker.io/library/nginx=web", "reg.example/p/web:1")]
    [TestCase("nginx:1", "reg.example/p", false, "docker.io/lib=web", "reg.example/p/library/nginx:1")]
    [TestCase("user/app:1", "docker.io/me", false, "", "docker.io/me/user/app:1")]
    public void NameOf_AnImage_IsBelowThePrefix(
        string image, string target, bool keepHost, string maps, string expected)
    {
        var mappings = maps.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(PushMapping.Parse);
        var parsed = PushTarget.Parse(target) with { KeepsHost = keepHost, Mappings = [.. mappings] };

        Assert.That(parsed.NameOf(ImageReference.Parse(image)).ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void NameOf_ADigest_HasNoTag()
    {
        var image = ImageReference.Parse($"nginx@{Digest.Compute("x"u8)}");

        Assert.That(PushTarget.Parse("reg.example").NameOf(image).ToString(), Is.EqualTo("reg.example/library/nginx"));
    }

    [TestCase("app:1", "reg.example/p/app:1")]
    [TestCase("team/app", "reg.example/p/team/app:latest")]
    public void Parse_AName_IsBelowThePrefixAsWritten(string name, string expected) =>
        Assert.That(TargetName.Parse(PushTarget.Parse("reg.example/p"), name).ToString(), Is.EqualTo(expected));

    [TestCase("other.example:5000/app:1")]
    [TestCase("app@sha256:aaaa")]
    [TestCase("App:1")]
    [TestCase("../app")]
    [TestCase("app:a/b")]
    [TestCase(":1")]
    public void Parse_WhatIsNoName_IsWrongUsage(string name) =>
        Assert.That(
            () => TargetName.Parse(PushTarget.Parse("reg.example/p"), name), Throws.TypeOf<InvalidRequestException>());

    [Test]
    public void NameOf_AMappingThatLeavesNothing_IsWrongUsage()
    {
        var target = PushTarget.Parse("reg.example") with
        {
            Mappings = [PushMapping.Parse("docker.io/library/nginx=")],
        };

        Assert.That(() => target.NameOf(ImageReference.Parse("nginx")), Throws.TypeOf<InvalidRequestException>());
    }

    [TestCase("nginx", "begins with a registry")]
    [TestCase("team/app", "docker.io/team/app for Docker Hub")]
    [TestCase("reg.example/team/app:1", "leave out the tag")]
    [TestCase("reg.example/Team", "not a path")]
    [TestCase("reg.example/a//b", "not a path")]
    [TestCase("user@reg.example/a", "user name")]
    [TestCase("", "begins with a registry")]
    public void Parse_WhatIsNoTarget_SaysWhy(string text, string why) =>
        Assert.That(() => PushTarget.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(why));

    [TestCase("docker.io", "expected FROM=TO")]
    [TestCase("a=b=c", "expected FROM=TO")]
    [TestCase("nginx=web", "write docker.io/nginx")]
    [TestCase("docker.io/nginx:1=web", "images keep their tags")]
    [TestCase("docker.io/nginx=web:2", "images keep their tags")]
    [TestCase("docker.io=Web", "not a path")]
    public void Parse_WhatIsNoMapping_SaysWhy(string text, string why) =>
        Assert.That(() => PushMapping.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(why));
}
