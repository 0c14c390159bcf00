using System.Diagnostics;

namespace Packaging;

/// <summary>Runs programs to their end.</summary>
internal static class DotnetCommand
{
    /// <summary>Runs <c>dotnet</c>.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="PackagingException">It failed.</exception>
    public static string Run(string command, params string[] arguments)
    {
        var (code, output) = TryRun("dotnet", [command, .. arguments]);
        return code == 0
            ? output
            : throw new PackagingException($"{output}\ndotnet {command} {string.Join(' ', arguments)} failed");
    }

    /// <summary>Runs a program.</summary>
    /// <returns>The exit code and the standard output.</returns>
    public static (int Code, string Output) TryRun(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
