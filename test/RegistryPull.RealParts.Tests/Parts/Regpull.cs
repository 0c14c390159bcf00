using System.Diagnostics;
using NUnit.Framework;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>The command under test, as a process: <c>REGPULL_COMMAND</c>, or what was built beside the tests.</summary>
internal static class Regpull
{
    public static Task<ProgramResult> RunAsync(params IEnumerable<string> arguments) =>
        ProgramRun.RunAsync(Start(arguments));

    public static ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var start = Environment.GetEnvironmentVariable("REGPULL_COMMAND") is { Length: > 0 } installed
            ? ProgramRun.Start(installed, arguments)
            : ProgramRun.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "regpull.dll"), .. arguments]);

        // What the tests leave unfinished is not noted in the home of the person who runs them.
        start.Environment["XDG_STATE_HOME"] = Path.Combine(Path.GetTempPath(), "regpull-tests-state");
        return start;
    }

    /// <summary>Pulls into a file or folder that is new, and answers its path.</summary>
    public static async Task<string> PullAsync(Workspace workspace, string format, params IEnumerable<string> arguments)
    {
        var output = workspace.PathOf($"{format}-{Guid.NewGuid():N}{(format is "oci" or "rootfs" ? "" : ".tar")}");
        var pulled = await RunAsync(["pull", "--quiet", "--format", format, "--output", output, .. arguments]);
        Assert.That(pulled.Succeeded(), Is.EqualTo(output));
        return output;
    }
}
