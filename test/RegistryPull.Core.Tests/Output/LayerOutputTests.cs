using NUnit.Framework;
using RegistryPull.Exporting;

namespace RegistryPull.Output;

/// <summary>The workspace as exporters use it that cannot plan their output.</summary>
[TestFixture]
internal sealed class LayerOutputTests
{
    [Test]
    public async Task Create_AFile_BecomesTheOutput()
    {
        await using var pull = await ExportingAsync(
            OutputKind.File, static workspace => WriteAsync(workspace.Create(""), "content"));

        var result = await pull.RunAsync();

        Assert.That((result.Output, result.Size), Is.EqualTo((pull.Output, 7L)));
        Assert.That(await File.ReadAllTextAsync(pull.Output), Is.EqualTo("content"));
    }

    [Test]
    public async Task Create_FilesOfADirectory_BecomeTheOutput()
    {
        await using var pull = await ExportingAsync(
            OutputKind.Directory, static workspace => WriteAsync(workspace.Create("a/b"), "content"));

        await pull.RunAsync();

        Assert.That(await File.ReadAllTextAsync(Path.Combine(pull.Output, "a", "b")), Is.EqualTo("content"));
    }

    [Test]
    public async Task Create_FilesOfADirectory_AreTheSizeOfTheOutput()
    {
        await using var pull = await ExportingAsync(OutputKind.Directory, static async workspace =>
        {
            await WriteAsync(workspace.Create("a"), "content");
            await WriteAsync(workspace.Create("b"), "more");
        });

        Assert.That((await pull.RunAsync()).Size, Is.EqualTo(11));
    }

    [TestCase("../x")]
    [TestCase("/x")]
    [TestCase("a//b")]
    public async Task Create_APathThatLeavesTheOutput_IsRefused(string path)
    {
        await using var pull = await ExportingAsync(
            OutputKind.Directory, workspace => WriteAsync(workspace.Create(path), "content"));

        await pull.FailAsync<ArgumentException>();

        Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.Empty);
    }

    [Test]
    public async Task OpenDirectory_WhatIsWrittenThere_BecomesTheOutput()
    {
        await using var pull = await ExportingAsync(OutputKind.Directory, static workspace =>
            File.WriteAllTextAsync(Path.Combine(workspace.OpenDirectory(), "a"), "content"));

        await pull.RunAsync();

        Assert.That(await File.ReadAllTextAsync(Path.Combine(pull.Output, "a")), Is.EqualTo("content"));
    }

    [Test]
    public async Task OpenDirectory_AfterAnInterruptedRun_IsEmpty()
    {
        var runs = 0;
        await using var pull = await ExportingAsync(OutputKind.Directory, async workspace =>
        {
            var folder = workspace.OpenDirectory();
            Assert.That(Directory.EnumerateFileSystemEntries(folder), Is.Empty);
            await File.WriteAllTextAsync(Path.Combine(folder, $"{++runs}"), "content");
            _ = runs == 2 ? true : throw new OutputException("interrupted");
        });
        await pull.FailAsync<OutputException>();

        await pull.RunAsync();

        Assert.That(
            Directory.EnumerateFileSystemEntries(pull.Output), Is.EqualTo(new[] { Path.Combine(pull.Output, "2") }));
    }

    [Test]
    public async Task ReportBytesWritten_IntoTheDirectory_IsTheSizeOfTheOutput()
    {
        await using var pull = await ExportingAsync(OutputKind.Directory, static async workspace =>
        {
            await File.WriteAllTextAsync(Path.Combine(workspace.OpenDirectory(), "a"), "content");
            workspace.ReportBytesWritten(7);
        });

        Assert.That((await pull.RunAsync()).Size, Is.EqualTo(7));
    }

    [TestCase(false, "image")]
    [TestCase(true, "")]
    public async Task Name_Always_IsTheOutputsOwn(bool isStream, string name)
    {
        var seen = "";
        await using var pull = await ExportingAsync(OutputKind.File, workspace =>
        {
            seen = workspace.Name;
            return WriteAsync(workspace.Create(""), "content");
        });

        await pull.RunAsync(request => isStream ? request with { Stream = new MemoryStream() } : request);

        Assert.That(seen, Is.EqualTo(name));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task FreeSpace_Always_IsThatOfTheOutputsVolume(bool isStream)
    {
        long? seen = -1;
        await using var pull = await ExportingAsync(OutputKind.File, workspace =>
        {
            seen = workspace.FreeSpace;
            return WriteAsync(workspace.Create(""), "content");
        });

        await pull.RunAsync(request => isStream ? request with { Stream = new MemoryStream() } : request);

        Assert.That(seen, isStream ? Is.Null : Is.Positive);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Note_Always_ReachesThePerson(bool isStream)
    {
        await using var pull = await ExportingAsync(OutputKind.File, static workspace =>
        {
            workspace.Note("half of it");
            return WriteAsync(workspace.Create(""), "content");
        });

        await pull.RunAsync(request => isStream ? request with { Stream = new MemoryStream() } : request);

        Assert.That(pull.Progress.Notes, Has.Member("half of it"));
    }

    [TestCase(OutputKind.File)]
    [TestCase(OutputKind.Directory)]
    public async Task Create_TheOutputExists_IsRefused(OutputKind kind)
    {
        await using var pull = await ExportingAsync(kind, static workspace => WriteAsync(workspace.Create("x"), "new"));
        Directory.CreateDirectory(Path.GetDirectoryName(pull.Output)!);
        var precious =
            kind == OutputKind.File ? pull.Output : Path.Combine(Directory.CreateDirectory(pull.Output).FullName, "x");
        await File.WriteAllTextAsync(precious, "old");

        Assert.That((await pull.FailAsync<OutputException>()).Message, Does.Contain("--force"));
        Assert.That(await File.ReadAllTextAsync(precious), Is.EqualTo("old"));
    }

    [Test]
    public async Task Create_ToAStream_WritesThroughAndLeavesItOpenForItsOwner()
    {
        await using var pull = await ExportingAsync(
            OutputKind.File, static workspace => WriteAsync(workspace.Create(""), "content"));
        using var stream = new MemoryStream();

        var result = await pull.RunAsync(request => request with { Stream = stream });

        Assert.That(stream.CanWrite, Is.True);
        Assert.That(stream.ToArray(), Is.EqualTo("content"u8.ToArray()));
        Assert.That(result.Size, Is.EqualTo(7));
    }

    private static async Task<Pull> ExportingAsync(OutputKind kind, Func<IOutputWorkspace, Task> export)
    {
        var pull = await Pull.StartAsync();
        pull.Format = "lambda";
        pull.Exporter = new LambdaExporter((_, _, workspace, _) => export(workspace))
        {
            Traits = new OutputTraits { Kind = kind },
        };
        return pull;
    }

    private static async Task WriteAsync(Stream stream, string text)
    {
        await using (stream)
        {
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
        }
    }
}
