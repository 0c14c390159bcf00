using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Loading;

/// <summary>Loading by the programs of engines, here and through ssh. The programs are shell scripts.</summary>
[TestFixture]
[Platform(Exclude = "Win", Reason = "the programs of these tests are shell scripts")]
internal sealed class ProgramLoadTests
{
    // An image store of one image, which is there once an archive was read to its end.
    private const string Store = """
        case "$*" in
          *"image inspect"*) if test -e "$D/loaded"; then cat "$D/image.json"; else echo '[]'; exit 125; fi ;;
          *load) cat > "$D/archive" && touch "$D/loaded" && echo 'Loaded image: it' ;;
          *version) ;;
          *) exit 9 ;;
        esac
        """;

    // ctr in the same way: a table of what is complete.
    private const string Ctr = """
        case "$*" in
          *"images check"*) echo 'REF TYPE DIGEST STATUS SIZE UNPACKED'; if test -e "$D/loaded"; then cat "$D/table"; fi ;;
          *"images import"*) cat > "$D/archive" && touch "$D/loaded" ;;
          *"images tag"*|*version) ;;
          *) exit 9 ;;
        esac
        """;

    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Seed = 5, LayerSize = 400_000 });

    private Load _load = null!;
    private string _reference = "";

    [SetUp]
    public async Task Start()
    {
        _load = await Load.StartAsync();
        _reference = _load.Push(Image);
        _load.Write(
            "image.json",
            $$"""[{"Id":"{{Image.Config().Digest.Hex}}","RepoTags":["{{_reference}}"],"RootFS":{"Layers":[]} }]""");
        var name = _reference[.._reference.LastIndexOf(':')];
        _load.Write(
            "table",
            $"{_reference} type {Image.Root.Digest} complete (2/2) 1 B/1 B true\n{name}@{Image.Root.Digest} "
            + $"type {Image.Root.Digest} complete (2/2) 1 B/1 B true\n");
    }

    [TearDown]
    public ValueTask Stop() => _load.DisposeAsync();

    [Test]
    public async Task Podman_ANewImage_IsReadFromStandardInput()
    {
        _load.Install("podman", Store);

        var result = await _load.RunAsync("podman", _reference);

        Layout.AssertArchive(_load.PathOf("archive"), Image);
        Assert.That((result.Engine, result.Images.Single().Outcome), Is.EqualTo(("podman", LoadOutcome.Loaded)));
        Assert.That(_load.Progress.Notes, Has.Member("Loaded image: it"));
    }

    [Test]
    public async Task Podman_WhatItHas_IsNotSent()
    {
        _load.Install("podman", Store);
        _load.Write("loaded", "");

        Assert.That(
            (await _load.RunAsync("podman", _reference)).Images.Single().Outcome, Is.EqualTo(LoadOutcome.Present));
        Assert.That(_load.Asked, Has.None.EqualTo("podman load"));
    }

    [Test]
    public async Task Podman_SeveralImages_AreSentOneByOne()
    {
        _load.Install(
            "podman",
            Store.Replace(
                "if test -e \"$D/loaded\"; then",
                "if test -e \"$D/loaded\" && rm \"$D/loaded\"; then",
                StringComparison.Ordinal));
        var other = _load.Push(Image, "team/app", "2.0");
        _load.Write(
            "image.json", $$"""[{"Id":"{{Image.Config().Digest.Hex}}","RepoTags":["{{_reference}}","{{other}}"]}]""");

        await _load.RunAsync("podman", [_reference, other]);

        Assert.That(_load.Asked.Count(static line => line == "podman load"), Is.EqualTo(2));
    }

    [Test]
    public async Task Podman_SaysNo_ShowsItsWordsCleaned()
    {
        _load.Install(
            "podman",
            Store.Replace(
                "*load) cat",
                "*load) printf 'first\\nError: \\033[2Jno room\\n' >&2; exit 125 ;; *nothing) cat",
                StringComparison.Ordinal));

        var error = await _load.FailAsync<EngineException>("podman", _reference);

        Assert.That(
            error.Message, Is.EqualTo("podman refused the archive (podman exit code 125): first; Error:  [2Jno room"));
    }

    [Test]
    public async Task Podman_StopsReadingAndSaysItIsFine_IsAFailure()
    {
        _load.Install(
            "podman",
            Store.Replace(
                "*load) cat > \"$D/archive\"", "*load) head -c 1000 > \"$D/archive\"", StringComparison.Ordinal));

        var error = await _load.FailAsync<EngineException>("podman", _reference);

        Assert.That(error.Message, Does.StartWith("podman stopped reading before the end of the archive"));
    }

    [Test]
    public async Task Podman_ABrokenLayer_IsKilledBeforeTheEndOfItsInput()
    {
        _load.Install("podman", Store);
        _load.Registry.Faults.Add(When.Digest(Image.Layers()[^1].Digest), Faults.FlipByte(5));

        await _load.FailAsync<InvalidContentException>("podman", _reference);

        Assert.That(File.Exists(_load.PathOf("loaded")), Is.False);
    }

    [Test]
    public async Task Podman_Cancelled_IsKilledBeforeTheEndOfItsInput()
    {
        _load.Install("podman", Store);
        _load.Registry.Faults.Add(When.Digest(Image.Layers()[^1].Digest), Faults.Stall(after: 100));
        using var cancellation = new CancellationTokenSource();
        _load.Progress.OnAdvanced = (blob, position) =>
        {
            if (blob.Digest == Image.Layers()[^1].Digest && position > 0)
            {
                cancellation.Cancel();
            }
        };

        await Assert.ThatAsync(
            () => _load.RunAsync("podman", [_reference], cancellationToken: cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(File.Exists(_load.PathOf("loaded")), Is.False);
    }

    [Test]
    public async Task Podman_NotInstalled_SaysWhatToDo() =>
        Assert.That(
            (await _load.FailAsync<EngineException>("podman", _reference)).Message,
            Does.StartWith("podman is not on PATH: install it"));

    [Test]
    public async Task Containerd_ANewImage_KeepsItsDigestUnderItsName()
    {
        _load.Install("ctr", Ctr);

        var result = await _load.RunAsync("containerd:k8s.io", _reference);

        var name = _reference[.._reference.LastIndexOf(':')];
        Assert.That(
            _load.Asked,
            Has.Member($"ctr --namespace k8s.io images import --digests --base-name {name} --platform linux/amd64 -"));
        Assert.That(result.Images.Single().Names, Is.EqualTo(new[] { _reference, $"{name}@{Image.Root.Digest}" }));
        Assert.That(result.Engine, Is.EqualTo("containerd (namespace k8s.io)"));
        Layout.AssertArchive(_load.PathOf("archive"), Image);
    }

    [Test]
    public async Task Containerd_ImportsNothingAndSaysItIsFine_IsAFailure()
    {
        _load.Install("ctr", Ctr);
        _load.Write("table", "");

        Assert.That(
            (await _load.FailAsync<EngineException>("containerd", _reference)).Message,
            Does.Contain($"does not have {_reference} afterwards"));
    }

    [Test]
    public async Task Containerd_ARecordWithoutItsContent_IsSentAgain()
    {
        _load.Install(
            "ctr",
            Ctr.Replace(
                "if test -e \"$D/loaded\"; then cat",
                "if test -e \"$D/loaded\"; then cat \"$D/table\"; else sed 's/complete (2/incomplete (1/'",
                StringComparison.Ordinal));

        Assert.That(
            (await _load.RunAsync("containerd", _reference)).Images.Single().Outcome, Is.EqualTo(LoadOutcome.Loaded));
    }

    [Test]
    public async Task Containerd_UnderAnotherName_IsTagged()
    {
        _load.Install("ctr", Ctr);
        _load.Write("loaded", "");
        _load.Write("table", $"docker.io/library/x:1 type {Image.Root.Digest} complete (2/2) 1 B/1 B true\n");

        var result = await _load.RunAsync("containerd", _reference);

        Assert.That(result.Images.Single().Outcome, Is.EqualTo(LoadOutcome.Tagged));
        Assert.That(
            _load.Asked, Has.Member($"ctr --namespace default images tag --force docker.io/library/x:1 {_reference}"));
    }

    [Test]
    public async Task Ssh_AnEngine_IsRunThereByWordsAlone()
    {
        _load.Install(
            "ssh", "shift 7; test \"$1\" = -- || exit 8; shift 2; PATH=\"$D/far:/usr/bin:/bin\"; sh -c \"$1\"");
        _load.Write("far/podman", "");
        InstallFar("podman");

        await _load.RunAsync("ssh://ann@node7:2222/podman", _reference);

        Assert.That(_load.Asked, Has.Member("ssh -T -e none -p 2222 -l ann -- node7 podman load"));
        Layout.AssertArchive(_load.PathOf("archive"), Image);
    }

    [Test]
    public async Task Ssh_NoEngineNamed_TakesTheOneThatIsThere()
    {
        _load.Install(
            "ssh",
            "shift 5; PATH=\"$D/far:/bin:/usr/bin\"; case \"$1\" in 'command -v'*) echo \"$D/far/podman\" ;; "
            + "*) sh -c \"$1\" ;; esac");
        InstallFar("podman");

        Assert.That((await _load.RunAsync("ssh://node7", _reference)).Engine, Is.EqualTo("podman on node7"));
    }

    [TestCase(
        "echo 'Permission denied (publickey).' >&2; exit 255",
        "ssh could not run docker on node7: Permission denied (publickey).")]
    [TestCase("exit 127", "docker is not installed on node7")]
    [TestCase("echo nothing; exit 1", "docker on node7 does not answer (image inspect, exit code 1): nothing")]
    [TestCase("echo 'time=\"2026\" level=info msg=\"step\"' >&2; echo 'ctr: no' >&2; exit 1", "docker on node7 does not answer (image inspect, exit code 1): ctr: no")]
    public async Task Ssh_Fails_SaysWhichSideFailed(string script, string message)
    {
        _load.Install("ssh", script);

        Assert.That(
            (await _load.FailAsync<EngineException>("ssh://node7/docker", _reference)).Message,
            Does.StartWith(message));
    }

    [Test]
    public async Task Ssh_DockerHost_IsReachedByIt()
    {
        _load.Install("ssh", "exit 127");
        _load.Variables["DOCKER_HOST"] = "ssh://ann@node7";

        await _load.FailAsync<EngineException>(null, _reference);

        Assert.That(_load.Asked, Has.Some.StartsWith("ssh -T -e none -l ann -- node7 docker image inspect sha256:"));
    }

    [Test]
    public async Task Wsl_WithinADistribution_ImportsARootFileSystem()
    {
        _load.Variables["WSL_DISTRO_NAME"] = "debian";
        _load.Install("wsl.exe", "case \"$1\" in --list) echo other ;; *) cat > \"$D/rootfs\" ;; esac");

        var result = await _load.RunAsync("wsl:new=C:\\wsl\\new", _reference);

        Assert.That(_load.Asked[^1], Is.EqualTo("wsl.exe --import new C:\\wsl\\new -"));
        Assert.That(new FileInfo(_load.PathOf("rootfs")).Length, Is.EqualTo(result.Size).And.Positive);
    }

    [Test]
    public async Task Wsl_ADistributionThatIsThere_IsNotReplaced()
    {
        _load.Variables["WSL_DISTRO_NAME"] = "debian";
        _load.Install(
            "wsl.exe", "case \"$1\" in --list) printf 'old\\r\\nNew\\r\\n' ;; *) touch \"$D/rootfs\" ;; esac");

        Assert.That(
            (await _load.FailAsync<EngineException>("wsl:new=C:\\x", _reference)).Message,
            Does.Contain("wsl --unregister new"));
        Assert.That(File.Exists(_load.PathOf("rootfs")), Is.False);
    }

    [TestCase("wsl:new", "needs Windows")]
    [TestCase("wsl:new=D:\\x", "needs Windows")]
    public async Task Wsl_Elsewhere_IsWrongUsage(string engine, string message)
    {
        _load.Install("wsl.exe", "exit 0");

        Assert.That(
            (await _load.FailAsync<InvalidRequestException>(engine, _reference)).Message, Does.Contain(message));
        Assert.That(_load.Asked, Is.Empty);
    }

    [Test]
    public async Task Find_NoEngine_SaysWhichWereLookedFor() =>
        Assert.That(
            (await _load.FailAsync<EngineException>(null, _reference)).Message,
            Does.StartWith("there is no docker, podman or containerd"));

    [Test]
    public async Task Find_ADockerThatDoesNotListen_TakesPodmanAndSaysSo()
    {
        using var silent = FakeDocker.Bind(_load.DockerSocket);
        _load.Install("podman", Store);

        Assert.That((await _load.RunAsync(null, _reference)).Engine, Is.EqualTo("podman"));
        Assert.That(_load.Progress.Notes, Has.Some.Contains("taking podman"));
    }

    [Test]
    public async Task Find_PodmansSocket_IsTakenBeforeItsProgram()
    {
        await using var podman = new FakeDocker(_load.PathOf("run/podman/podman.sock"));
        _load.Install("podman", Store);

        Assert.That((await _load.RunAsync("podman", _reference)).Engine, Does.StartWith("podman at unix://"));
        Assert.That(_load.Asked, Is.Empty);
    }

    private void InstallFar(string program)
    {
        _load.Install("far", Store);
        _load.Write($"far/{program}", _load.Read("bin/far"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_load.PathOf($"far/{program}"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }
}
