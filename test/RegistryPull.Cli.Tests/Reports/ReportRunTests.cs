using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Reports;

/// <summary><c>regpull pull --report</c>, with a pipeline that is made up.</summary>
internal sealed class ReportRunTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("regpull-report-");

    [TearDown]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    [TestCase("report.txt", "must end with .html, .csv or .json (CycloneDX)")]
    [TestCase("report", "must end with .html, .csv or .json (CycloneDX)")]
    [TestCase("app.transfer.json", "is the name of a transfer file")]
    public async Task Run_AnotherEnding_IsWrongUsageBeforeAnythingIsPulled(string name, string expected)
    {
        var run = await Run.OfAsync($"pull app --report {Named(name)}");

        Assert.That((run.ExitCode, run.Pull.Requests.Count), Is.EqualTo((ExitCode.Usage, 0)));
        Assert.That(run.Error, Does.Contain(expected));
    }

    [Test]
    public async Task Run_TheOutputsOwnName_IsWrongUsage()
    {
        var run = await Run.OfAsync($"pull app -o {Named("both.json")} --report {Named("both.json")}");

        Assert.That((run.ExitCode, run.Pull.Requests.Count), Is.EqualTo((ExitCode.Usage, 0)));
    }

    [Test]
    public async Task Run_ADirectoryOfThatName_IsRefusedBeforeAnythingIsPulled()
    {
        _folder.CreateSubdirectory("taken.html");

        var run = await Run.OfAsync($"pull app --report {Named("taken.html")}");

        Assert.That((run.ExitCode, run.Pull.Requests.Count), Is.EqualTo((ExitCode.Output, 0)));
    }

    // A file where a directory is needed fails for every user, root too.
    [TestCase("--report", "report.html")]
    [TestCase("--lock", "images.lock")]
    public async Task Run_AFileThatCannotBeWritten_IsRefusedBeforeAnythingIsPulled(string option, string name)
    {
        await File.WriteAllTextAsync(Named("file"), "");

        var run = await Run.OfAsync($"pull app {option} {Named($"file/below/{name}")}");

        Assert.That((run.ExitCode, run.Pull.Requests.Count), Is.EqualTo((ExitCode.Output, 0)));
        Assert.That(run.Error, Does.Contain($"{name} cannot be written: ").And.Contain("file is not a directory; name another file"));
    }

    [TestCase("--report", "report.html")]
    [TestCase("--lock", "images.lock")]
    public async Task Run_AFolderThatIsMissing_IsNotMadeBeforeThePull(string option, string name)
    {
        var run = await Run.OfAsync($"pull app {option} {Named($"new/{name}")}", static run => run.Pull.Answer =
            static (_, _) => throw new ImageNotFoundException("none"));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(_folder.EnumerateFileSystemInfos(), Is.Empty);
    }

    [TestCase("report.html", "<!DOCTYPE html>")]
    [TestCase("report.CSV", "\uFEFFkind,output,image,")]
    [TestCase("report.json", "\"bomFormat\": \"CycloneDX\"")]
    public async Task Run_AReportThatExists_IsReplaced(string name, string expected)
    {
        await File.WriteAllTextAsync(Named(name), "an earlier one");

        var run = await ReportAsync($"pull app:1 --report {Named(name)}");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var text = System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Named(name)));
        Assert.That(
            text,
            Does.Contain(expected).And.Contain("docker.io/library/app:1").And.Contain("abc123")
                .And.Contain($"{Samples.Layer(0xaa, 100).Digest}"));
        Assert.That(_folder.GetFiles("*.new"), Is.Empty);
    }

    [Test]
    public async Task Run_ADirectoryGetsTheNameMeanwhile_LeavesNoDraftAndSaysThatTheOutputIsComplete()
    {
        var run = await Run.OfAsync($"pull app --report {Named("late.html")}", run => run.Pull.Answer = (request, _) =>
        {
            _folder.CreateSubdirectory("late.html");
            return Task.FromResult(Samples.Result(request));
        });

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Output));
        Assert.That(run.Error, Does.Contain("cannot write the report").And.Contain("the output is complete"));
        Assert.That(_folder.EnumerateFileSystemInfos().Select(static entry => entry.Name), Is.EqualTo(new[] { "late.html" }));
    }

    [TestCase("html")]
    [TestCase("csv")]
    [TestCase("json")]
    public async Task Run_SourceDateEpoch_MakesEqualReports(string ending)
    {
        await ReportAsync(
            $"pull app:1 --report {Named("one." + ending)}",
            static run => run.Variables["SOURCE_DATE_EPOCH"] = "1700000000");
        await ReportAsync(
            $"pull app:1 --report {Named("two." + ending)}",
            static run => run.Variables["SOURCE_DATE_EPOCH"] = "1700000000");

        Assert.That(
            await File.ReadAllBytesAsync(Named("two." + ending)),
            Is.EqualTo(await File.ReadAllBytesAsync(Named("one." + ending))));
    }

    [TestCase("yesterday")]
    [TestCase("-1")]
    [TestCase("999999999999999999")]
    public async Task Run_ASourceDateEpochThatIsNoTime_IsWrongUsage(string value)
    {
        var run = await ReportAsync(
            $"pull app --report {Named("time.html")}", run => run.Variables["SOURCE_DATE_EPOCH"] = value);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
    }

    [Test]
    public async Task Run_DryRun_WritesNoReport()
    {
        var run = await ReportAsync($"pull app --dry-run --report {Named("dry.html")}");

        Assert.That((run.ExitCode, File.Exists(Named("dry.html"))), Is.EqualTo((0, false)));
    }

    [Test]
    public async Task Run_AFailureThatEndsTheRun_LeavesAnEarlierReport()
    {
        await File.WriteAllTextAsync(Named("failed.html"), "an earlier one");

        var run = await FailAsync($"pull app two --report {Named("failed.html")}");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(await File.ReadAllTextAsync(Named("failed.html")), Is.EqualTo("an earlier one"));
    }

    [TestCase("html")]
    [TestCase("csv")]
    [TestCase("json")]
    public async Task Run_KeepGoing_NamesWhatIsMissingWithoutSecrets(string ending)
    {
        var run = await FailAsync($"pull app two --keep-going --report {Named("missing." + ending)}");

        var text = await File.ReadAllTextAsync(Named("missing." + ending));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(text, Does.Contain("two:latest").And.Contain("is not there"));
        Assert.That(text, Does.Not.Contain("hunter22"));
    }

    private string Named(string name) => Path.Combine(_folder.FullName, name);

    private static Task<Run> ReportAsync(string commandLine, Action<Run>? prepare = null) => Run.OfAsync(commandLine, run =>
    {
        run.Pull.Answer = static (request, _) => Task.FromResult(ReportSamples.Result(request, ReportSamples.Usual));
        prepare?.Invoke(run);
    });

    private static Task<Run> FailAsync(string commandLine) => Run.OfAsync(commandLine, static run =>
    {
        run.Pull.Secrets.Add("hunter22");
        run.Pull.Answer = static (request, _) =>
            request.Images[0].Reference.Repository.EndsWith("two", StringComparison.Ordinal)
            ? throw new ImageNotFoundException("two is not there, says hunter22")
            : Task.FromResult(ReportSamples.Result(request, ReportSamples.Usual));
    });
}
