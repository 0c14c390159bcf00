using System.ComponentModel;
using System.Diagnostics;

namespace RegistryPull.Cli.ManagedFallback;

/// <summary>Starts the other program on the same console and waits for it: Windows cannot replace a process.</summary>
internal sealed class WindowsProcessReplacement : IProcessReplacement
{
    public async Task<int> RunAsync(
        string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = Start(program, arguments);

        // Both processes get Ctrl+C. The other program decides how it ends.
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        return process.ExitCode;
    }

    private static Process Start(string program, IReadOnlyList<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        }
        catch (Win32Exception failure)
        {
            throw new InvalidRequestException($"{program} cannot be run: {failure.Message}", failure);
        }
    }
}
