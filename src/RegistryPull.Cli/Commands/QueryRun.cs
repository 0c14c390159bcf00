using RegistryPull.Cli.Options;
using RegistryPull.Cli.Progress;

namespace RegistryPull.Cli.Commands;

/// <summary>Runs a command that asks a registry: opens the pipeline, and closes it again.</summary>
internal sealed class QueryRun(CommandContext context, QueryOptions options)
{
    /// <param name="answer">Asks and prints. The options were read before: nothing is opened for wrong usage.</param>
    /// <param name="cancellationToken">Cancelled by Ctrl+C.</param>
    /// <returns>The exit code.</returns>
    public Task<int> RunAsync(
        Func<IPullServices, IPullProgress, MessageSettings, Task> answer, CancellationToken cancellationToken) =>
        RunAsync(async (services, display, messages) =>
        {
            await answer(services, display, messages).ConfigureAwait(false);
            return ExitCode.Done;
        }, cancellationToken);

    /// <param name="answer">Asks and prints, and says how it ended.</param>
    /// <param name="cancellationToken">Cancelled by Ctrl+C.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(
        Func<IPullServices, IPullProgress, MessageSettings, Task<int>> answer, CancellationToken cancellationToken)
    {
        context.Errors.Verbose = options.Messages.IsVerbose;
        context.Errors.Resumes = false;
        var messages = options.Messages.Read();
        var registry = options.Registry switch
        {
            null => new RegistryPullOptions(),
            _ => await options.Registry.ReadAsync(context.Console, cancellationToken).ConfigureAwait(false),
        };
        var display = new DisplayChoice(context).Create(messages);
        var services = context.Composition.Create(registry, display, []);
        await using (services.ConfigureAwait(false))
        {
            var failures = new JsonFailure(context, messages.Json);
            return await failures.ReportAsync(answer(services, display, messages)).ConfigureAwait(false);
        }
    }
}
