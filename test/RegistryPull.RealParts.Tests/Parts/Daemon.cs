using System.Diagnostics;
using NUnit.Framework;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>A program that serves until it is told to stop.</summary>
internal sealed class Daemon : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopLimit = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly string _log;

    private Daemon(Process process, string log) => (_process, _log) = (process, log);

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<Daemon> StartAsync(
        Workspace workspace, Func<Task<bool>> answers, string program, params IEnumerable<string> arguments)
    {
        // Through a shell, because its log goes to a file: a pipe that nobody reads would stop it one day.
        var log = workspace.PathOf($"{program}.log");
        string[] shell =
            ["-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1 </dev/null", "sh", log, ProgramPath.Find(program)!];
        var start = new ProcessStartInfo("/bin/sh", [.. shell, .. arguments]) { UseShellExecute = false };
        var daemon = new Daemon(Process.Start(start)!, log);
        await daemon.WaitAsync(answers);
        return daemon;
    }

    public async ValueTask DisposeAsync() => await EndAsync("TERM");

    /// <summary>Sends a signal and waits for the end. A daemon that does not end is killed.</summary>
    public async Task EndAsync(string signal)
    {
        using (_process)
        {
            await ProgramRun.RunAsync("sh", "-c", $"kill -{signal} {_process.Id}");
            using var late = new CancellationTokenSource(StopLimit);
            using var kill = late.Token.Register(() => _process.Kill(entireProcessTree: true));
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private async Task WaitAsync(Func<Task<bool>> answers)
    {
        var since = Stopwatch.StartNew();
        while (_process.HasExited || !await answers())
        {
            if (_process.HasExited || since.Elapsed > StartLimit)
            {
                await DisposeAsync();
                Assert.Fail($"{_log}:\n{await File.ReadAllTextAsync(_log)}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }
}
