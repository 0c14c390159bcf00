using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace RegistryPull.Registries.Credentials;

/// <summary>Runs a small program to its end: text in, text out, and never longer than the time-out.</summary>
internal sealed class ProgramRun(TimeSpan timeout)
{
    // Without a mark at the beginning, which would become part of the address that is asked for.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Runs it.</summary>
    /// <returns>The exit code and the standard output.</returns>
    /// <exception cref="AccessDeniedException">It could not be started, or did not end.</exception>
    public async Task<(int ExitCode, string Output)> RunAsync(
        string path, string argument, string input, string label, CancellationToken cancellationToken)
    {
        using var process = Start(path, argument, label);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(timeout);
        try
        {
            // WaitAsync: a program's child that holds the pipe open must not hold us, too.
            return await TalkAsync(process, input, patience.Token).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AccessDeniedException(FormattableString.Invariant($"{label} did not answer within {timeout.TotalSeconds:0.##} seconds: does it wait for somebody to unlock it?"));
        }
        finally
        {
            End(process);
        }
    }

    private static Process Start(string path, string argument, string label)
    {
        // Standard error is taken so that the program does not write into the progress display.
        var start = new ProcessStartInfo(path, [argument])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            CreateNoWindow = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new AccessDeniedException($"{label} cannot be started: {error.Message}");
        }
    }

    private static async Task<(int ExitCode, string Output)> TalkAsync(Process process, string input, CancellationToken cancellationToken)
    {
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
        await TellAsync(process, input, cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output);
    }

    private static async Task TellAsync(Process process, string input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It did not want to hear; what it says counts.
        }
    }

    // What a program leaves running after it has ended, a key agent for example, is meant to stay.
    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended in the meantime.
        }
    }
}
