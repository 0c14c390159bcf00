using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Commands;

/// <summary>Has a program that reads JSON get JSON for a failure, too. Wrong usage prints none.</summary>
internal sealed class JsonFailure(CommandContext context, bool json)
{
    /// <param name="answer">Prints one document, or throws before it prints.</param>
    /// <returns>The exit code of the answer.</returns>
    public async Task<int> ReportAsync(Task<int> answer)
    {
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (Exception failure) when (json && failure is not InvalidRequestException)
        {
            var report = ReportJsonContext.Write(new FailureReport(context.Errors.Report(failure)));
            await context.Console.Out.WriteLineAsync(report.AsMemory(), CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }
}
