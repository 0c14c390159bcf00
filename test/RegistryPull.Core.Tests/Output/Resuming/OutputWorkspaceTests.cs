using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Output.Resuming;

[TestFixture]
internal sealed class OutputWorkspaceTests
{
    private static readonly Descriptor Layer = Fixture.Image().Layers()[0];

    [Test]
    public async Task Pull_TwoRunsAtOnce_RefusesTheSecondAndLetsTheFirstEnd()
    {
        await using var pull = await Pull.StartAsync();
        var (entered, go) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new ManualResetEventSlim());
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), (answer, _) =>
        {
            entered.SetResult();
            return go.Wait(TimeSpan.FromMinutes(2)) ? answer : FakeAnswer.Error(404, "ALONE", "nobody let it go");
        });

        var first = pull.RunAsync();
        await entered.Task;
        var error = await pull.FailAsync<OutputException>();
        go.Set();
        await first;

        Assert.That(error.Message, Does.Contain(pull.Output).And.Contain("another run"));
        Layout.AssertArchive(pull.Output, Fixture.Image());
    }

    [Test]
    public async Task Pull_TwoOutputsAtOnce_DoNotDisturbEachOther()
    {
        await using var pull = await Pull.StartAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            pull.RunAsync(request => request with { Output = Path.Combine(pull.Folder, $"{i}.tar") })));

        Assert.That(
            results.Select(static result => result.Output), Is.All.Matches<string>(static path => File.Exists(path)));
    }

    [Test]
    public async Task Pull_OneRunAfterAnother_FindsNoLock()
    {
        await using var pull = await Pull.StartAsync();
        pull.Options = pull.Options with { Retries = 0 };
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.Tear(100));

        await pull.FailAsync<RegistryUnavailableException>();
        await pull.RunAsync();

        Layout.AssertArchive(pull.Output, Fixture.Image());
    }
}
