using RegistryPull.Cli.ManagedFallback;

namespace RegistryPull.Cli.Tests.Doubles;

/// <summary>Remembers which program it was to run, and answers that program's exit code.</summary>
internal sealed class FakeProcessReplacement : IProcessReplacement
{
    public const int ExitCode = 42;

    public string? Program { get; private set; }

    public IReadOnlyList<string> Arguments { get; private set; } = [];

    public Task<int> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        (Program, Arguments) = (program, arguments);
        return Task.FromResult(ExitCode);
    }
}
