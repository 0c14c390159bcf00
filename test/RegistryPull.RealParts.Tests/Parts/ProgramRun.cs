using System.Diagnostics;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>Runs programs to their end.</summary>
internal static class ProgramRun
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static Task<ProgramResult> RunAsync(string program, params IEnumerable<string> arguments) =>
        RunAsync(Start(program, arguments));

    public static async Task<ProgramResult> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        return await EndAsync(process, process.StandardOutput.ReadToEndAsync());
    }

    /// <summary>One program's standard output is the other's standard input.</summary>
    public static async Task<(ProgramResult From, ProgramResult To)> PipeAsync(
        ProcessStartInfo from, ProcessStartInfo to)
    {
        using var source = Process.Start(from)!;
        using var target = Process.Start(to)!;
        source.StandardInput.Close();
        var said = EndAsync(target, target.StandardOutput.ReadToEndAsync());
        await source.StandardOutput.BaseStream.CopyToAsync(target.StandardInput.BaseStream);
        target.StandardInput.Close();
        return (await EndAsync(source, Task.FromResult("")), await said);
    }

    public static ProcessStartInfo Start(string program, params IEnumerable<string> arguments) =>
        new(ProgramPath.Find(program) ?? program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

    private static async Task<ProgramResult> EndAsync(Process process, Task<string> output)
    {
        var commandLine = string.Join(' ', process.StartInfo.ArgumentList.Prepend(process.StartInfo.FileName));
        using var late = new CancellationTokenSource(Limit);
        using var kill = late.Token.Register(() => process.Kill(entireProcessTree: true));
        var error = await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        return new ProgramResult(commandLine, process.ExitCode, await output, error);
    }
}
