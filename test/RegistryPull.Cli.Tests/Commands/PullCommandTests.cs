using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Commands;

internal sealed class PullCommandTests
{
    [Test]
    public async Task Run_OneImage_PrintsTheNameOfTheOutputAndNothingElse()
    {
        var run = await Run.OfAsync("pull mysql:5.7", static run => run.IsWatched = true);

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Out, Is.EqualTo("mysql_5.7.tar\n"));
        Assert.That(run.Error, Is.EqualTo("mysql:5.7: done, 145 MB in 12 s\n"));
        Assert.That(run.Pull.IsDisposed);
    }

    [TestCase("out.tar")]
    [TestCase("../out.tar")]
    [TestCase("/tmp/x/out.tar")]
    public async Task Run_AnOutputThatWasTyped_IsPrintedAsTyped(string output)
    {
        var run = await Run.OfAsync($"pull mysql -q -o {output}");

        Assert.That(run.Out, Is.EqualTo(output + "\n"));
    }

    [Test]
    public async Task Run_Quiet_LeavesStandardErrorEmpty()
    {
        var run = await Run.OfAsync("pull mysql:5.7 -q", run => run.Pull.Answer = (request, _) =>
        {
            run.Pull.Progress!.Note("a note");
            run.Pull.Progress.Detail("a detail");
            run.Pull.Progress.Planned("mysql", [Samples.Layer(1, 10)]);
            return Task.FromResult(Samples.Result(request));
        });

        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Out, Is.EqualTo("mysql_5.7.tar\n"));
    }

    [TestCase("", "a note\n")]
    [TestCase("-v", "a note\na detail\n")]
    [TestCase("--progress none", "a note\n")]
    public async Task Run_NotesAndDetails_GoToStandardErrorAsAsked(string option, string expected)
    {
        var run = await Run.OfAsync($"pull mysql {option}", run => run.Pull.Answer = (request, _) =>
        {
            run.Pull.Progress!.Note("a note");
            run.Pull.Progress.Detail("a detail");
            return Task.FromResult(Samples.Result(request));
        });

        Assert.That(run.Error, Does.StartWith(expected));
        Assert.That(run.Error.Contains("a detail", StringComparison.Ordinal), Is.EqualTo(option == "-v"));
    }

    [TestCase("")]
    [TestCase("--progress none")]
    public async Task Run_AnOutputThatIsUpToDate_IsSaidAndStillPrinted(string option)
    {
        var run = await Run.OfAsync($"pull mysql:5.7 {option}", static run =>
        {
            run.IsWatched = true;
            run.Pull.Answer = static (request, _) => Task.FromResult(Samples.Result(request, upToDate: true));
        });

        Assert.That(run.Error, Is.EqualTo("mysql:5.7: up to date\n"));
        Assert.That(run.Out, Is.EqualTo("mysql_5.7.tar\n"));
    }

    [Test]
    public async Task Run_SeveralImagesAndAFailure_StopsThere()
    {
        var run = await Run.OfAsync("pull one two three four -q", static run => run.Pull.Answer = FailSome);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(run.Out, Is.EqualTo("one_latest.tar\n"));
        Assert.That(run.Error, Is.EqualTo("regpull: two is missing\n"));
        Assert.That(run.Pull.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Run_KeepGoing_GoesOnSumsUpAndExitsWithTheFirstFailure()
    {
        var run = await Run.OfAsync(
            "pull one two three four -q --keep-going", static run => run.Pull.Answer = FailSome);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(run.Out, Is.EqualTo("one_latest.tar\nfour_latest.tar\n"));
        Assert.That(run.Error, Is.EqualTo(
            "regpull: two is missing\nregpull: the disk is full\nregpull: 2 of 4 images failed: two:latest, "
            + "three:latest\n"));
    }

    [Test]
    public async Task Run_KeepGoingWithOneArchive_ReportsWhatIsMissing()
    {
        var run = await Run.OfAsync(
            "pull one two three -o x.tar -q --keep-going", static run => run.Pull.Answer = LeaveOutSome);

        Assert.That(run.Request.KeepGoing, Is.True);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.AccessDenied));
        Assert.That(run.Out, Is.EqualTo("x.tar\n"));
        Assert.That(run.Error, Is.EqualTo(
            "regpull: one:latest: no\nregpull: three:latest: none\nregpull: 2 of 3 images failed: one:latest, "
            + "three:latest\n"));
    }

    [Test]
    public async Task Run_KeepGoingWithJson_HasEachImageInOrderWithItsOwnError()
    {
        var run = await Run.OfAsync(
            "pull one two three -o x.tar -q --keep-going --json", static run => run.Pull.Answer = LeaveOutSome);

        Assert.That(run.Json.EnumerateArray().Select(static image => (
            image.GetProperty("repository").GetString(),
            image.GetProperty("error") is { ValueKind: System.Text.Json.JsonValueKind.Object } error
                ? error.GetProperty("kind").GetString()
                : null)),
            Is.EqualTo(
                new[] { ("library/one", "accessDenied"), ("library/two", null), ("library/three", "notFound") }));
    }

    [Test]
    public async Task Run_EveryImageMissing_PrintsNoPath()
    {
        var run = await Run.OfAsync("pull one -o x.tar -q --keep-going", static run => run.Pull.Answer = static (request, _) =>
            Task.FromResult(
                Samples.Result(request) with
                {
                    Images = [],
                    Output = null,
                    Missing = [new MissingImage(request.Images[0], new ImageNotFoundException("none"))],
                }));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(run.Out, Is.Empty);
    }

    [Test]
    public async Task Run_AFailedArchiveWithJson_BlamesOnlyTheImageThatFailed()
    {
        var run =
            await Run.OfAsync("pull one two -o x.tar -q --json", static run => run.Pull.Answer = static (request, _) =>
                throw new ImageNotFoundException("none") { Images = [request.Images[1].Reference] });

        var errors = run.Json.EnumerateArray().Select(static image => image.GetProperty("error")).ToArray();
        Assert.That(
            errors.Select(static error => error.GetProperty("kind").GetString()),
            Is.EqualTo(new[] { "skipped", "notFound" }));
        Assert.That(
            errors.Select(static error => error.GetProperty("code").GetInt32()), Is.All.EqualTo(ExitCode.NotFound));
    }

    private static Task<PullResult> FailSome(PullRequest request, CancellationToken cancellationToken) =>
        request.Images[0].Reference.Familiar switch
        {
            "two:latest" => throw new ImageNotFoundException("two is missing"),
            "three:latest" => throw new OutputException("the disk is full"),
            _ => Task.FromResult(Samples.Result(request)),
        };

    private static Task<PullResult> LeaveOutSome(PullRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Samples.Result(request with { Images = [request.Images[1]] }) with
        {
            Missing =
            [
                new MissingImage(
                    request.Images[0], new AccessDeniedException("no") { Images = [request.Images[0].Reference] }),
                new MissingImage(
                    request.Images[2], new ImageNotFoundException("none") { Images = [request.Images[2].Reference] }),
            ],
        });

    [Test]
    public async Task Run_Cancelled_StopsAtOnceAndSaysHowToResume()
    {
        using var cancellation = new CancellationTokenSource();
        var run = new Run();
        run.Pull.Answer = async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            throw new InvalidOperationException("not reached");
        };

        var code = await run.StartAsync("pull one two", cancellation.Token);

        Assert.That(code, Is.EqualTo(ExitCode.Cancelled));
        Assert.That(run.Error, Is.EqualTo("regpull: cancelled; run the same command again to resume\n"));
        Assert.That(run.Pull.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Run_CancelledPipelineThatHangs_IsLeftBehind(CancellationToken limit)
    {
        using var cancellation = new CancellationTokenSource();
        var hanging = new TaskCompletionSource<PullResult>();
        var run = new Run();
        run.Pull.Answer = (_, _) => hanging.Task;

        var running = run.StartAsync("pull one", cancellation.Token);
        await cancellation.CancelAsync();

        Assert.That(await running.WaitAsync(limit), Is.EqualTo(ExitCode.Cancelled));
    }

    [Test]
    public async Task Run_ToStandardOutput_StreamsTheBytesAndPrintsNoPath()
    {
        var run =
            await Run.OfAsync("pull one two -o - -q", static run => run.Pull.Answer = static async (request, token) =>
            {
                await request.Stream!.WriteAsync("archive"u8.ToArray(), token);
                return Samples.Result(request);
            });

        Assert.That(run.Console.Bytes.ToArray(), Is.EqualTo("archive"u8.ToArray()));
        Assert.That(run.Out, Is.Empty);
        Assert.That(run.Request.Images, Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Run_ADefect_IsOneLineWithoutATrace()
    {
        var run = await Run.OfAsync(
            "pull one", static run => run.Pull.Answer = static (_, _) => throw new InvalidOperationException("oops"));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Defect));
        Assert.That(
            run.Error,
            Does.StartWith("regpull: a defect in regpull: InvalidOperationException: oops").And.Not.Contain(" at "));
    }

    [Test]
    public async Task Run_AFailureWithVerbose_HasItsTrace()
    {
        var run = await Run.OfAsync(
            "pull one -v", static run => run.Pull.Answer = static (_, _) => throw new OutputException("full"));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Output));
        Assert.That(run.Error, Does.StartWith("regpull: full\n").And.Contain(" at "));
    }

    [TestCase("a.example/x b.example/y", ExitCode.Usage)]
    [TestCase("a.example/x nginx -o both.tar", ExitCode.Usage)]
    [TestCase("a.example/x a.example/y", ExitCode.Done)]
    public async Task Run_ACredential_IsForOneRegistry(string images, int code)
    {
        var run = await Run.OfAsync($"pull {images}", static run => run.Variables["REGPULL_TOKEN"] = "secret");

        Assert.That(run.ExitCode, Is.EqualTo(code));
        Assert.That(run.Pull.Options is null, Is.EqualTo(code != ExitCode.Done), "the pipeline was built");
    }
}
