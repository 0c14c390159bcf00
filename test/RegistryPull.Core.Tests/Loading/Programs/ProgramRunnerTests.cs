using NUnit.Framework;

namespace RegistryPull.Loading.Programs;

/// <summary>Programs that do not behave, as child processes.</summary>
[TestFixture]
[Platform(Exclude = "Win", Reason = "the programs of these tests are shell scripts")]
internal sealed class ProgramRunnerTests
{
    [Test]
    public async Task Ask_AProgram_GivesBothStreamsAndTheExitCode()
    {
        var result = await AskAsync("echo out; echo error >&2; exit 3");

        Assert.That(result, Is.EqualTo(new ProgramResult(3, "out\n", "error\n")));
        Assert.That(result.Reason, Is.EqualTo(": error"));
    }

    [Test]
    public async Task Ask_AProgramThatHangs_IsEnded()
    {
        using var hanging = new HangingScript();
        var time = new VirtualTimeProvider();
        var limits = new EngineLimits(time) { Question = TimeSpan.FromSeconds(0.3) };

        var asking = AskAsync(hanging.Script, limits);
        await hanging.StartedAsync();
        time.Advance(limits.Question);

        var error = await Assert.ThrowsAsync<EngineException>(() => asking);
        Assert.That(error!.Message, Is.EqualTo("sh did not answer within 0.3 seconds: look whether it hangs, and try again"));
        Assert.That(await hanging.HasEndedAsync(), Is.True);
    }

    [Test]
    public async Task Ask_AProgramThatPrintsWithoutEnd_IsRefused()
    {
        var error = await Assert.ThrowsAsync<EngineException>(() => AskAsync("head -c 20000000 /dev/zero"));

        Assert.That(error!.Message, Is.EqualTo("sh printed more than 16 MiB, which is not read"));
    }

    [Test]
    public async Task Ask_AChildThatKeepsThePipes_IsNotWaitedFor()
    {
        var result = await AskAsync("sleep 20 & echo out");

        Assert.That(result.Output, Is.EqualTo("out\n"));
    }

    [Test]
    public async Task Ask_WhatIsNotAProgram_SaysSo()
    {
        var runner = new ProgramRunner(new SystemProgramStarter(), new EngineLimits(TimeProvider.System));

        var error = await Assert.ThrowsAsync<EngineException>(
            () => runner.AskAsync(new ProgramCommand("/nowhere/podman", []), "podman", CancellationToken.None));

        Assert.That(error!.Message, Does.StartWith("podman: /nowhere/podman cannot be started: "));
    }

    private static Task<ProgramResult> AskAsync(string script, EngineLimits? limits = null)
    {
        var runner = new ProgramRunner(new SystemProgramStarter(), limits ?? new EngineLimits(TimeProvider.System));
        return runner.AskAsync(new ProgramCommand("/bin/sh", ["-c", script]), "sh", CancellationToken.None);
    }
}
