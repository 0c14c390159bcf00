using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Commands;

/// <summary>What commands get from the process.</summary>
/// <param name="Console">The standard streams.</param>
/// <param name="Environment">Reads an environment variable.</param>
/// <param name="Time">The clock.</param>
/// <param name="Composition">The built-in exporters, and the pipeline.</param>
/// <param name="Errors">Where failures are reported.</param>
internal sealed record CommandContext(
    ICommandConsole Console,
    Func<string, string?> Environment,
    TimeProvider Time,
    IComposition Composition,
    ErrorWriter Errors)
{
    private const int NarrowestHelp = 40;
    private const int WidestHelp = 100;

    /// <summary>Where <c>--progress json</c> writes.</summary>
    public ProgressEventWriter Events { get; } = new(Console.Error);

    /// <summary>The columns that help is wrapped to: asked for only when help is shown.</summary>
    public int HelpWidth() => Math.Clamp(Console.Error.Width, NarrowestHelp, WidestHelp);
}
