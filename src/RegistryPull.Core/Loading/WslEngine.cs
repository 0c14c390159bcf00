using System.Collections.Immutable;
using RegistryPull.Loading.Programs;
using RegistryPull.Output;

namespace RegistryPull.Loading;

/// <summary>The Windows Subsystem for Linux, which makes a distribution of a root file system.</summary>
/// <param name="name">The name of the distribution.</param>
/// <param name="directory">Where its disk is stored.</param>
/// <param name="location">The programs of this machine.</param>
/// <param name="runner">Starts them.</param>
internal sealed class WslEngine(string name, string directory, LocalPrograms location, ProgramRunner runner) : IEngine
{
    /// <summary>The program, which Windows also starts from within a distribution.</summary>
    public const string Program = "wsl";

    private const string Format = "rootfs-tar";

    public string Name => $"wsl (distribution {name})";

    public async Task<ImmutableArray<LoadedImage>> LoadAsync(
        EngineImages images, CancellationToken cancellationToken)
    {
        if (images.All is not [var image])
        {
            throw new InvalidRequestException($"a distribution is made of one image: load them one by one ({Name})");
        }

        await ThrowIfThereAsync(cancellationToken).ConfigureAwait(false);
        var archive = images.Archive([image], Format);
        var result = await runner
            .SendAsync(Command("--import", name, directory, "-"), archive, Name, cancellationToken)
            .ConfigureAwait(false);
        if (result.ExitCode != 0 || archive.Written is null)
        {
            throw new EngineException($"{Name} was not made (exit code {result.ExitCode}){result.Reason}");
        }

        return [new LoadedImage(PulledImages.From(image, archive.Written), [name], LoadOutcome.Loaded)];
    }

    public void Dispose()
    {
    }

    private async Task ThrowIfThereAsync(CancellationToken cancellationToken)
    {
        var result = await runner.AskAsync(Command("--list", "--quiet"), Name, cancellationToken).ConfigureAwait(false);
        if (result.Output.Split('\n', StringSplitOptions.TrimEntries).Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw new EngineException(
                $"there is a distribution {name} already: name another, or remove it with wsl --unregister {name}");
        }
    }

    // Without the variable it writes UTF-16: learn.microsoft.com/windows/wsl/release-notes, 0.64.0.
    private ProgramCommand Command(params IReadOnlyList<string> arguments) => location.CommandFor(Program, arguments)
        with
    {
        Environment = ImmutableDictionary<string, string>.Empty.Add("WSL_UTF8", "1"),
    };
}
