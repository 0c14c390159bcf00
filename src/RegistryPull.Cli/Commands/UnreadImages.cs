using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Commands;

/// <summary>Has a program that reads JSON get its array, too, when an archive or list that names images cannot be read.
/// Wrong usage prints none.</summary>
internal sealed class UnreadImages(CommandContext context, bool json)
{
    /// <summary>Waits for the images of a command line.</summary>
    /// <param name="reading">Reads what was typed.</param>
    /// <param name="typed">What was typed: images, and files that name images.</param>
    /// <param name="describe">Creates the object of one.</param>
    /// <returns>What was read.</returns>
    public async Task<T> ReportAsync<T, TReport>(
        Task<T> reading, IReadOnlyList<string> typed, Func<string, ErrorReport, TReport> describe)
    {
        try
        {
            return await reading.ConfigureAwait(false);
        }
        catch (Exception failure) when (json && failure is not InvalidRequestException)
        {
            var error = context.Errors.Report(failure);
            var reports = ReportJsonContext.Write(typed.Select(text => describe(text, error)).ToList());
            await context.Console.Out.WriteLineAsync(reports.AsMemory(), CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }
}
