using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Output;

/// <summary>Directories that hold something of another program's, or of a person's.</summary>
[TestFixture]
internal sealed class ForeignDirectoryTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task Pull_ALayoutIntoADirectoryOfSomethingElse_IsRefused(bool force)
    {
        await using var pull = await Pull.StartAsync();
        pull.Format = "oci";
        Directory.CreateDirectory(pull.Output);
        await File.WriteAllTextAsync(Path.Combine(pull.Output, "thesis.txt"), "years");

        var error = await pull.FailAsync<OutputException>(request => request with { Force = force });

        Assert.That(error.Message, Does.StartWith($"{pull.Output} is neither empty nor an output of the format 'oci'"));
        Assert.That(Directory.GetFileSystemEntries(pull.Output), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Pull_ALayoutIntoAnEmptyDirectory_IsWritten()
    {
        await using var pull = await Pull.StartAsync();
        pull.Format = "oci";
        Directory.CreateDirectory(pull.Output);

        await pull.RunAsync();

        Assert.That(File.Exists(Path.Combine(pull.Output, "index.json")), Is.True);
    }

    // --force replaces what a pull made, and nothing else that lies at its path.
    [TestCase("rootfs")]
    [TestCase("files")]
    public async Task Pull_ForceOverADirectory_ReplacesItOnlyWhenAPullMadeIt(string format)
    {
        await using var pull = await Pull.StartAsync();
        pull.Format = format;
        pull.UseState();
        await pull.RunAsync();

        await pull.RunAsync(static request => request with { Force = true });

        Directory.Move(pull.Output, pull.Output + "-kept");
        Directory.CreateDirectory(pull.Output);
        await File.WriteAllTextAsync(Path.Combine(pull.Output, "thesis.txt"), "years");

        var error = await pull.FailAsync<OutputException>(static request => request with { Force = true });

        Assert.That(error.Message, Does.Contain("no record of having made it"));
        Assert.That(File.Exists(Path.Combine(pull.Output, "thesis.txt")), Is.True);
    }

    [Test]
    public async Task Pull_ForceWithoutAnyRecords_ReplacesNoDirectory()
    {
        await using var pull = await Pull.StartAsync();
        pull.Format = "rootfs";
        await pull.RunAsync();

        await pull.FailAsync<OutputException>(static request => request with { Force = true });
    }

    [Test]
    public async Task Pull_ForceOverALayout_ReplacesIt()
    {
        await using var pull = await Pull.StartAsync();
        pull.UseState();
        pull.Format = "oci";
        await pull.RunAsync();
        await File.WriteAllTextAsync(Path.Combine(pull.Output, "note.txt"), "of the layout");

        await pull.RunAsync(static request => request with { Force = true });

        Assert.That(File.Exists(Path.Combine(pull.Output, "note.txt")), Is.False);
    }

    // Another program's layout can be added to, and is that program's still.
    [Test]
    public async Task Pull_ForceOverALayoutOfAnotherProgram_IsRefused([Values] bool isAddedTo)
    {
        await using var pull = await Pull.StartAsync();
        pull.Format = "oci";
        await pull.RunAsync();
        pull.UseState();
        if (isAddedTo)
        {
            pull.Push(Fixture.Image(new ImageRecipe { Seed = 2 }), "2.0");
            await pull.RunAsync();
        }

        var error = await pull.FailAsync<OutputException>(static request => request with { Force = true });

        Assert.That(error.Message, Does.Contain("no record of having made it"));
        Assert.That(File.Exists(Path.Combine(pull.Output, "index.json")), Is.True);
    }

    [Test]
    public async Task Pull_ForceOverALayoutThatPullsAddedTo_ReplacesIt()
    {
        await using var pull = await Pull.StartAsync();
        pull.Format = "oci";
        pull.UseState();
        await pull.RunAsync();
        pull.Push(Fixture.Image(new ImageRecipe { Seed = 2 }), "2.0");
        await pull.RunAsync();

        await pull.RunAsync(static request => request with { Force = true });

        Layout.AssertDirectory(pull.Output, Fixture.Image(new ImageRecipe { Seed = 2 }));
    }

    [Test]
    public async Task Pull_OutputDirectory_IsMadeAndTheNameIsTheDefault()
    {
        await using var pull = await Pull.StartAsync();
        var directory = Path.Combine(pull.Folder, "new", "outputs");

        var result = await pull.RunAsync(request => request with { Output = null, OutputDirectory = directory });

        Assert.That(result.Output, Is.EqualTo(Path.Combine(directory, "team_app_1.0.tar")));
        Assert.That(File.Exists(result.Output), Is.True);
    }

    [Test]
    public async Task Pull_RootFileSystem_HasItsOwnDefaultName()
    {
        await using var pull = await Pull.StartAsync();
        pull.Format = "rootfs";

        var result = await pull.RunAsync(request => request with { Output = null, OutputDirectory = pull.Folder });

        Assert.That(Path.GetFileName(result.Output), Is.EqualTo("team_app_1.0.rootfs"));
    }
}
