using System.ComponentModel;
using System.Runtime.InteropServices;

namespace RegistryPull.Loading.Programs;

/// <summary>Runs the programs of engines: asks them, and writes archives into them.</summary>
internal sealed class ProgramRunner(IProgramStarter starter, EngineLimits limits)
{
    // A list of ten thousand images is shorter.
    private const int MaxOutput = 16 * 1024 * 1024;
    private const int MaxError = 64 * 1024;

    // A process that the program leaves behind, such as the master of ssh's ControlPersist, keeps the pipes open.
    private static readonly TimeSpan AfterTheEnd = TimeSpan.FromSeconds(1);

    /// <summary>Runs a program without input.</summary>
    /// <param name="command">The program.</param>
    /// <param name="engine">The engine, for messages.</param>
    /// <param name="cancellationToken">Cancels it, and ends the program.</param>
    /// <exception cref="EngineException">It cannot be started, does not end, or prints too much.</exception>
    public Task<ProgramResult> AskAsync(ProgramCommand command, string engine, CancellationToken cancellationToken) =>
        RunAsync(command, static (_, _) => Task.CompletedTask, limits.Question, engine, cancellationToken);

    /// <summary>Writes an archive into a program.</summary>
    /// <param name="command">The program.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="engine">The engine, for messages.</param>
    /// <param name="cancellationToken">Cancels it, and ends the program.</param>
    /// <exception cref="RegistryPullException">Content failed, and the program was ended before the end of its input;
    /// or the program cannot be started or does not end.</exception>
    public Task<ProgramResult> SendAsync(
        ProgramCommand command, EngineArchive archive, string engine, CancellationToken cancellationToken) =>
        RunAsync(
            command,
            (input, token) => WriteAsync(archive, input, engine, token),
            limits.Silence,
            engine,
            cancellationToken);

    private async Task<ProgramResult> RunAsync(
        ProgramCommand command,
        Func<Stream, CancellationToken, Task> write,
        TimeSpan limit,
        string engine,
        CancellationToken cancellationToken)
    {
        var (output, error) = (new ProgramText(MaxOutput), new ProgramText(MaxError));
        using var program = Start(command, engine);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var texts = Task.WhenAll(
                output.ReadAsync(program.Output, reading.Token), error.ReadAsync(program.Error, reading.Token));
            await write(program.Input, cancellationToken).ConfigureAwait(false);
            program.CloseInput();
            var exitCode = await limits
                .WaitAsync(program.WaitAsync(cancellationToken), limit, engine, cancellationToken)
                .ConfigureAwait(false);
            await Task.WhenAny(texts, Task.Delay(AfterTheEnd, limits.Time, cancellationToken)).ConfigureAwait(false);
            if (output.IsCut)
            {
                throw new EngineException($"{engine} printed more than 16 MiB, which is not read");
            }

            return new ProgramResult(exitCode, output.Text, error.Text);
        }
        finally
        {
            await reading.CancelAsync().ConfigureAwait(false);
        }
    }

    private IRunningProgram Start(ProgramCommand command, string engine)
    {
        try
        {
            return starter.Start(command);
        }
        catch (Win32Exception error)
        {
            var reason = TerminalText.Sanitize(Marshal.GetPInvokeErrorMessage(error.NativeErrorCode));
            throw new EngineException($"{engine}: {command.Path} cannot be started: {reason}", error);
        }
    }

    private async Task WriteAsync(
        EngineArchive archive, Stream pipe, string engine, CancellationToken cancellationToken)
    {
        var input = new EngineInput(pipe, static () => false, limits, engine);
        await using var disposing = input.ConfigureAwait(false);
        try
        {
            await archive.WriteAsync(input, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineStoppedReadingException)
        {
            // Its exit code and its output give the reason.
        }
    }
}
