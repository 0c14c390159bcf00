using System.Text;
using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Options;

internal sealed class FromOptionTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("regpull-from-");

    [TearDown]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    [Test]
    public async Task Read_AList_MakesOneArchiveOfTypedAndListedImagesEachOnce()
    {
        var list = Write("images.txt", "redis:7\nnginx\ndocker.io/library/redis:7\n");

        var run = await Run.OfAsync($"pull nginx:latest --from {list} -o x.tar");

        Assert.That(Names(run.Request), Is.EqualTo(new[] { "nginx:latest", "redis:7" }));
        Assert.That(run.Request.WritesTransfer, Is.True);
    }

    [Test]
    public async Task Read_SeveralFilesAndNoOutput_MakesAnOutputForEachImage()
    {
        var (list, yaml) = (Write("two.txt", "a\nb"), Write("one.yml", "image: c"));

        var run = await Run.OfAsync($"pull --from {list} --from {yaml}");

        Assert.That(run.Pull.Requests.SelectMany(Names), Is.EqualTo(new[] { "a:latest", "b:latest", "c:latest" }));
        Assert.That(run.Pull.Requests.Select(static request => request.WritesTransfer), Is.All.True);
    }

    [Test]
    public async Task Read_OneImageInAList_HasATransferFile() =>
        Assert.That((await Run.OfAsync($"pull --from {Write("one.txt", "a")}")).Request.WritesTransfer, Is.True);

    [Test]
    public async Task Read_OneImageTyped_HasNone() =>
        Assert.That((await Run.OfAsync("pull a")).Request.WritesTransfer, Is.False);

    [Test]
    public async Task Read_StandardInput_IsReadAsAFileIs()
    {
        var run = await Run.OfAsync(
            "pull --from - -o x.tar", static run => run.Console.Input = "---\nimage: a\n---\nimage: b\n"u8.ToArray());

        Assert.That(Names(run.Request), Is.EqualTo(new[] { "a:latest", "b:latest" }));
    }

    [TestCase("utf-8")]
    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    public async Task Read_AByteOrderMark_SaysTheEncoding(string encoding)
    {
        var text = Encoding.GetEncoding(encoding);
        var run = await Run.OfAsync(
            "pull --from -", run => run.Console.Input = [.. text.Preamble, .. text.GetBytes("# ä\r\nnginx\r\n")]);

        Assert.That(Names(run.Request), Is.EqualTo(new[] { "nginx:latest" }));
    }

    [Test]
    public async Task Read_Variables_ComeFromTheEnvironmentAndThenFromTheFileBeside()
    {
        Write("v/.env", "TAG=file\nHOST=file");
        var compose = Write("v/compose.yaml", "services: { a: { image: '${HOST}/a:${TAG}' } }");

        var run = await Run.OfAsync($"pull --from {compose}", static run => run.Variables["HOST"] = "env:1");

        Assert.That(Names(run.Request), Is.EqualTo(new[] { "env:1/a:file" }));
    }

    [TestCase("x.yaml", "image: ./none.tar", "x.yaml, line 1: './none.tar' is not an image reference")]
    [TestCase("x.txt", "a\nUPPER\nc\n/bad", "x.txt, line 2: 'UPPER' is not an image reference")]
    [TestCase("x.txt", "a\nUPPER\nc\n!bad", "(line 4 cannot be used either)")]
    [TestCase(
        "x.yaml",
        "services:\n a:\n  image: $NOT_SET\n",
        "x.yaml, line 3: the variable NOT_SET has no value: set it in the environment or in ")]
    [TestCase("x.yaml", "a: [", "x.yaml, line 1: it is not YAML, at column ")]
    [TestCase("x.yaml", "a: b", "--from: no image is named there, nor on the command line")]
    [TestCase("x.txt", "# none\n", "--from: no image is named there, nor on the command line")]
    public async Task Read_ABadFile_IsWrongUsageAndNothingIsPulled(string name, string text, string message)
    {
        var run = await Run.OfAsync($"pull --from {Write(name, text)}");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain(message));
        Assert.That(run.Pull.Requests, Is.Empty);
    }

    [TestCase("a\n./none.tar#b\n", ExitCode.NotFound, "none.tar does not exist")]
    [TestCase(
        "a\n./list.txt\nUPPER\n",
        ExitCode.InvalidContent,
        "list.txt is not an archive of images: it is not a tar (line 3 cannot be used either)")]
    [TestCase("a\nUPPER\n./none.tar\n", ExitCode.Usage, "'UPPER' is not an image reference")]
    public async Task Read_AnArchiveThatCannotBeRead_ExitsAsOnTheCommandLineWithItsLine(
        string text, int exitCode, string message)
    {
        var list = Write("list.txt", text);

        var run = await Run.OfAsync($"pull --from {list} --json");

        Assert.That(run.ExitCode, Is.EqualTo(exitCode));
        Assert.That(run.Error, Does.StartWith($"regpull: {list}, line 2: ").And.Contain(message));
        Assert.That(run.Pull.Requests, Is.Empty);
        Assert.That(run.Out, exitCode == ExitCode.Usage ? Is.Empty : Does.Contain($"\"code\": {exitCode}"));
    }

    [Test]
    public async Task Read_APathInYaml_SaysWhatIsAccepted()
    {
        var run = await Run.OfAsync($"pull --from {Write("x.yaml", "a: b\nimage: ../x.tar")}");

        Assert.That(
            run.Error,
            Does.Contain(
                "x.yaml, line 2: '../x.tar' is not an image reference but a path: YAML names images of "
                + "registries alone"));
    }

    [Test]
    public async Task Read_TooManyPaths_IsRefusedBeforeAnyIsOpened()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 10_001).Select(static i => $"./none{i}.tar"));

        var run = await Run.OfAsync("pull --from -", run => run.Console.Input = Encoding.UTF8.GetBytes(lines));

        Assert.That(run.Error, Is.EqualTo("regpull: standard input names more than 10000 images: divide it\n"));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
    }

    [TestCase("./images.tar")]
    [TestCase("/etc/passwd")]
    [TestCase("file:/etc/passwd")]
    public async Task Read_APathInYaml_IsNotAnImage(string path)
    {
        var run = await Run.OfAsync($"pull --from {Write("path.yaml", $"image: {path}")}");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain("path.yaml, line 1: "));
    }

    [Test]
    public async Task Read_AMissingFile_IsWrongUsage()
    {
        var run = await Run.OfAsync("pull --from /nowhere/images.txt");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.StartWith("regpull: /nowhere/images.txt cannot be read: "));
    }

    [Test]
    public async Task Read_ADirectory_IsCalledOne()
    {
        var run = await Run.OfAsync($"pull --from {Path.GetTempPath()}");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.EndWith("is a directory: name a file\n"));
    }

    [Test]
    public async Task Read_NotText_IsWrongUsage()
    {
        var run = await Run.OfAsync("pull --from -", static run => run.Console.Input = [0xc3, 0x28, 0xff]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Is.EqualTo("regpull: standard input is not text in UTF-8: save it in that encoding\n"));
    }

    [Test]
    public async Task Read_TooLong_IsWrongUsage()
    {
        var run = await Run.OfAsync("pull --from -", static run => run.Console.Input = new byte[33 * 1024 * 1024]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.StartWith("regpull: standard input is longer than 16.8 MB"));
    }

    [TestCase(10_000, ExitCode.Done)]
    [TestCase(10_001, ExitCode.Usage)]
    public async Task Read_ManyImages_AreBoundedAndRepeatedOnesCountOnce(int count, int exitCode)
    {
        var lines = string.Join('\n', Enumerable.Range(0, count).Select(static i => $"app{i}"));

        var run = await Run.OfAsync(
            "pull --from - -q -o x.tar", run => run.Console.Input = Encoding.UTF8.GetBytes($"{lines}\n{lines}"));

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
    }

    [Test]
    public async Task Read_ATerminal_IsRefused()
    {
        var run = await Run.OfAsync("pull --from -", static run => run.Console.IsInputTerminal = true);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain("which is a terminal"));
    }

    [TestCase("pull --from - -u me --password-stdin", "both want standard input")]
    [TestCase("pull --from - --from -", "given twice")]
    public async Task Read_StandardInputForTwoThings_IsRefusedUnread(string arguments, string message)
    {
        var run = await Run.OfAsync(arguments);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain(message));
        Assert.That(run.Console.IsInputOpened, Is.False);
    }

    private static IEnumerable<string> Names(PullRequest request) =>
        request.Images.Select(static image => image.ToString());

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
