using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OfflineDemo;

/// <summary>The real program, started as a person would start it; its progress goes straight to the terminal.</summary>
/// <param name="directory">Where it runs.</param>
internal sealed class Regpull(string directory)
{
    private const int Cancelled = 130;

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "regpull.dll");

    /// <param name="arguments">The command line, without a space within an argument.</param>
    /// <returns>The exit code.</returns>
    public Task<int> RunAsync(string arguments) => RunAsync(arguments, output: null);

    /// <param name="arguments">The command line, without a space within an argument.</param>
    /// <param name="output">Where its standard output goes; null for the terminal.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="OperationCanceledException">The person pressed Ctrl+C.</exception>
    public async Task<int> RunAsync(string arguments, Stream? output)
    {
        Console.WriteLine($"$ regpull {arguments}");
        using var process = Process.Start(Describe(arguments, output is not null))!;
        if (output is not null)
        {
            await process.StandardOutput.BaseStream.CopyToAsync(output);
        }

        await process.WaitForExitAsync();
        if (process.ExitCode == Cancelled)
        {
            throw new OperationCanceledException();
        }

        return process.ExitCode;
    }

    /// <summary>A run that has to succeed.</summary>
    /// <param name="arguments">The command line, without a space within an argument.</param>
    /// <param name="output">Where its standard output goes; null for the terminal.</param>
    /// <returns>A task that ends when the program does.</returns>
    public async Task SucceedAsync(string arguments, Stream? output = null)
    {
        var code = await RunAsync(arguments, output);
        Promise.That(code == 0, $"regpull exited with {code}");
    }

    private ProcessStartInfo Describe(string arguments, bool captured)
    {
        var start = new ProcessStartInfo(Host(), ["exec", Program, .. arguments.Split(' ')])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = captured,
        };

        // What the person has set for real pulls is not meant for this one.
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
        {
            start.Environment.Remove(name);
        }

        return start;
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("REGPULL_", StringComparison.OrdinalIgnoreCase)
        || name.Equals("DOCKER_DEFAULT_PLATFORM", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase);

    // The host that runs the demo, which need not be on the PATH: <root>/shared/Microsoft.NETCore.App/<version>/ is
    // where its runtime is.
    private static string Host() => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(),
        "..",
        "..",
        "..",
        OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
