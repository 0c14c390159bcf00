using System.Collections.Immutable;

namespace RegistryPull.Cli.Completion;

/// <summary>A command that is completed.</summary>
/// <param name="Name">What is typed.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Options">Its options.</param>
/// <param name="Argument">What its arguments are.</param>
/// <param name="Words">The words that its argument can be; empty when it can be anything.</param>
internal sealed record CompletedCommand(
    string Name,
    string Summary,
    ImmutableArray<CompletedOption> Options,
    CompletedValue Argument,
    ImmutableArray<string> Words);
