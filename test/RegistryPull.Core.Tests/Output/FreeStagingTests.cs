using NUnit.Framework;
using RegistryPull.Exporting;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Output;

/// <summary>The staging as exporters use it that cannot plan their output.</summary>
[TestFixture]
internal sealed class FreeStagingTests
{
    [Test]
    public async Task Create_AFile_BecomesTheOutput()
    {
        await using var pull = await ExportingAsync(OutputKind.File, static staging => WriteAsync(staging.Create(""), "content"));

        var result = await pull.RunAsync();

        Assert.That((result.Output, result.Size), Is.EqualTo((pull.Output, 7L)));
        Assert.That(await File.ReadAllTextAsync(pull.Output), Is.EqualTo("content"));
    }

    [Test]
    public async Task Create_FilesOfADirectory_BecomeTheOutput()
    {
        await using var pull = await ExportingAsync(OutputKind.Directory, static staging => WriteAsync(staging.Create("a/b"), "content"));

        await pull.RunAsync();

        Assert.That(await File.ReadAllTextAsync(Path.Combine(pull.Output, "a", "b")), Is.EqualTo("content"));
    }

    [Test]
    public async Task OpenDirectory_WhatIsWrittenThere_BecomesTheOutput()
    {
        await using var pull = await ExportingAsync(OutputKind.Directory, static staging =>
            File.WriteAllTextAsync(Path.Combine(staging.OpenDirectory(), "a"), "content"));

        await pull.RunAsync();

        Assert.That(await File.ReadAllTextAsync(Path.Combine(pull.Output, "a")), Is.EqualTo("content"));
    }

    [Test]
    public async Task OpenDirectory_AfterAnInterruptedRun_IsEmpty()
    {
        var runs = 0;
        await using var pull = await ExportingAsync(OutputKind.Directory, async staging =>
        {
            var folder = staging.OpenDirectory();
            Assert.That(Directory.EnumerateFileSystemEntries(folder), Is.Empty);
            await File.WriteAllTextAsync(Path.Combine(folder, $"{++runs}"), "content");
            _ = runs == 2 ? true : throw new OutputException("interrupted");
        });
        await pull.FailAsync<OutputException>();

        await pull.RunAsync();

        Assert.That(Directory.EnumerateFileSystemEntries(pull.Output), Is.EqualTo(new[] { Path.Combine(pull.Output, "2") }));
    }

    [Test]
    public async Task Wrote_IntoTheDirectory_IsTheSizeOfTheOutput()
    {
        await using var pull = await ExportingAsync(OutputKind.Directory, static async staging =>
        {
            await File.WriteAllTextAsync(Path.Combine(staging.OpenDirectory(), "a"), "content");
            staging.Wrote(7);
        });

        Assert.That((await pull.RunAsync()).Size, Is.EqualTo(7));
    }

    [TestCase(false, "image")]
    [TestCase(true, "")]
    public async Task Name_Always_IsTheOutputsOwn(bool isStream, string name)
    {
        var seen = "";
        await using var pull = await ExportingAsync(OutputKind.File, staging =>
        {
            seen = staging.Name;
            return WriteAsync(staging.Create(""), "content");
        });

        await pull.RunAsync(request => isStream ? request with { Stream = new MemoryStream() } : request);

        Assert.That(seen, Is.EqualTo(name));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task FreeSpace_Always_IsThatOfTheOutputsVolume(bool isStream)
    {
        long? seen = -1;
        await using var pull = await ExportingAsync(OutputKind.File, staging =>
        {
            seen = staging.FreeSpace;
            return WriteAsync(staging.Create(""), "content");
        });

        await pull.RunAsync(request => isStream ? request with { Stream = new MemoryStream() } : request);

        Assert.That(seen, isStream ? Is.Null : Is.Positive);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Note_Always_ReachesThePerson(bool isStream)
    {
        await using var pull = await ExportingAsync(OutputKind.File, static staging =>
        {
            staging.Note("half of it");
            return WriteAsync(staging.Create(""), "content");
        });

        await pull.RunAsync(request => isStream ? request with { Stream = new MemoryStream() } : request);

        Assert.That(pull.Progress.Notes, Has.Member("half of it"));
    }

    [TestCase(OutputKind.File)]
    [TestCase(OutputKind.Directory)]
    public async Task Create_TheOutputExists_IsRefused(OutputKind kind)
    {
        await using var pull = await ExportingAsync(kind, static staging => WriteAsync(staging.Create("x"), "new"));
        Directory.CreateDirectory(Path.GetDirectoryName(pull.Output)!);
        var precious = kind == OutputKind.File ? pull.Output : Path.Combine(Directory.CreateDirectory(pull.Output).FullName, "x");
        await File.WriteAllTextAsync(precious, "old");

        Assert.That((await pull.FailAsync<OutputException>()).Message, Does.Contain("--force"));
        Assert.That(await File.ReadAllTextAsync(precious), Is.EqualTo("old"));
    }

    [Test]
    public async Task Create_ToAStream_WritesThroughAndLeavesItOpenForItsOwner()
    {
        await using var pull = await ExportingAsync(OutputKind.File, static staging => WriteAsync(staging.Create(""), "content"));
        using var stream = new MemoryStream();

        var result = await pull.RunAsync(request => request with { Stream = stream });

        Assert.That(stream.CanWrite, Is.True);
        Assert.That(stream.ToArray(), Is.EqualTo("content"u8.ToArray()));
        Assert.That(result.Size, Is.EqualTo(7));
    }

    [Test]
    public async Task Write_TheSameBlobAtTwoPlaces_FillsBoth()
    {
        var layer = Fixture.Image().Layers()[0];
        var file = new PlannedFile("", [new FileSegment.Blob(layer), new FileSegment.Bytes("-"u8.ToArray()), new FileSegment.Blob(layer)]);
        await using var pull = await Pull.StartAsync();
        pull.Format = "lambda";
        pull.Exporter = new LambdaExporter((_, content, staging, cancellationToken) => staging.WriteAsync([file], content, cancellationToken));

        // An interrupted run first: both places are taken up again.
        pull.Options = pull.Options with { Retries = 0 };
        pull.Registry.Faults.Add(When.Digest(layer.Digest), Faults.Tear(500), times: 2);
        await pull.FailAsync<RegistryUnavailableException>();
        await pull.RunAsync();

        var bytes = Fixture.Image().Blobs[layer.Digest];
        Assert.That(await File.ReadAllBytesAsync(pull.Output), Is.EqualTo((byte[])[.. bytes, (byte)'-', .. bytes]));
    }

    private static async Task<Pull> ExportingAsync(OutputKind kind, Func<IExportStaging, Task> export)
    {
        var pull = await Pull.StartAsync();
        pull.Format = "lambda";
        pull.Exporter = new LambdaExporter((_, _, staging, _) => export(staging)) { Traits = new OutputTraits { Kind = kind } };
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
