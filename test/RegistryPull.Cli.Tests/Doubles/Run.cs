using System.Text.Json;
using RegistryPull.Cli.Commands;
using RegistryPull.Cli.Terminal;
using RegistryPull.Cli.Tests.Schemas;

namespace RegistryPull.Cli.Tests.Doubles;

/// <summary>One run of the program with everything around it made up.</summary>
internal sealed class Run
{
    public FakeConsole Console { get; } = new();

    public FakePull Pull { get; } = new();

    public Dictionary<string, string> Variables { get; } = [];

    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>The fake pipeline, unless a test wants the real one.</summary>
    public IComposition? Composition { get; set; }

    /// <summary>Whether standard error is a terminal, one that shows lines and no bars.</summary>
    public bool IsWatched
    {
        get => Console.Screen.IsInteractive;
        set => (Console.Screen.IsInteractive, Variables["TERM"]) = (value, "dumb");
    }

    public string Out => Console.Written.ToString();

    /// <summary>Standard output as JSON.</summary>
    public JsonElement Json => JsonElement.Parse(Out);

    public string Error => Console.Screen.Text;

    public int ExitCode { get; private set; }

    public PullRequest Request => Pull.Requests.Single();

    public CommandContext Context
    {
        get
        {
            var console = new RedactedConsole(Console, (Composition as Composition)?.Secrets ?? new SecretRedactor());
            return new CommandContext(
                console, Variables.GetValueOrDefault, Time, Composition ?? Pull, new ErrorWriter(console.Error));
        }
    }

    public static async Task<Run> OfAsync(string commandLine, Action<Run>? prepare = null)
    {
        var run = new Run();
        prepare?.Invoke(run);
        run.ExitCode = await run.StartAsync(commandLine, CancellationToken.None);
        SchemaCheck.Verify(commandLine, run);
        return run;
    }

    public Task<int> StartAsync(string commandLine, CancellationToken cancellationToken) =>
        new CommandLine(Context)
            .RunAsync(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries), cancellationToken);
}
