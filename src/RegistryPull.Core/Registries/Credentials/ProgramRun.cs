using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace RegistryPull.Registries.Credentials;

/// <summary>Runs a small program to its end: text in, text out, both bounded, and never longer than the
/// time-out.</summary>
internal sealed class ProgramRun(TimeSpan timeout, TimeProvider time, IPullProgress progress)
{
    private const int MaxOutput = 1024 * 1024;

    // A helper that reads a key store answers sooner.
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(2);

    // Without a mark at the beginning, which would become part of the address that is asked for.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Runs it.</summary>
    /// <returns>The exit code and the standard output.</returns>
    /// <exception cref="AccessDeniedException">It could not be started, did not end, or printed too much.</exception>
    public async Task<(int ExitCode, string Output)> RunAsync(
        string path, string argument, string input, string label, CancellationToken cancellationToken)
    {
        using var process = Start(path, argument, label);
        using var expiry = new CancellationTokenSource(timeout, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        await using var notice = time.CreateTimer(
            _ => progress.Note(Waiting(label)), null, Usual, Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        try
        {
            // WaitAsync: a child process of the program that holds the pipe open must not delay this process.
            return await TalkAsync(
                process, input, label, limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var waited = FormattableString.Invariant($"{timeout.TotalSeconds:0.##} seconds");
            throw new AccessDeniedException(
                $"{label} did not answer within {waited}: run it by hand to see what it waits for");
        }
        finally
        {
            End(process);
        }
    }

    private string Waiting(string label)
    {
        var limit = FormattableString.Invariant($"at most {timeout.TotalMinutes:0.#} minutes");
        return $"waiting for {label}: it may have opened a window to sign in ({limit}; Ctrl+C ends it)";
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
            CreateNoWindow = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            var reason = Marshal.GetPInvokeErrorMessage(error.NativeErrorCode);
            throw new AccessDeniedException($"{label} cannot be started: {reason}");
        }
    }

    private static async Task<(int ExitCode, string Output)> TalkAsync(
        Process process, string input, string label, CancellationToken cancellationToken)
    {
        var output = ReadAsync(process.StandardOutput.BaseStream, label, cancellationToken);
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
        await WriteAsync(process, input, cancellationToken).ConfigureAwait(false);
        var text = await output.ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return (process.ExitCode, text);
    }

    private static async Task<string> ReadAsync(Stream output, string label, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int count; (count = await output.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            if (bytes.Length + count > MaxOutput)
            {
                throw new AccessDeniedException($"{label} printed more than 1 MiB, which is not a credential");
            }

            bytes.Write(buffer, 0, count);
        }

        return Utf8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static async Task WriteAsync(Process process, string input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program does not read its input. Only its output matters.
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
