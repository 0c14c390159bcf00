using System.Diagnostics;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;

namespace RegistryPull.RealParts.Tests.Windows;

/// <summary>Windows, as wine makes it: one prefix for all tests of this folder, because making one takes
/// seconds.</summary>
/// <remarks><c>REGPULL_WINDOWS_COMMAND</c> names the single <c>regpull.exe</c> for <c>win-x64</c>. Without it there is
/// nothing to run.</remarks>
[SetUpFixture]
internal sealed class WindowsMachine
{
    private static Workspace? Prefix { get; set; }

    private static Workspace BootedPrefix
    {
        get
        {
            if (Prefix is null)
            {
                Prefix = new Workspace();
                Boot(Prefix);
            }

            return Prefix;
        }
    }

    /// <summary>Gets the command for Windows, or ends the test without one.</summary>
    public static string Command
    {
        get
        {
            if (Environment.GetEnvironmentVariable("REGPULL_WINDOWS_COMMAND") is { Length: > 0 } command)
            {
                return command;
            }

            Assert.Ignore("REGPULL_WINDOWS_COMMAND is not set");
            return "";
        }
    }

    /// <summary>Gets the folder that drive C is.</summary>
    public static string DriveC => BootedPrefix.PathOf("wine/drive_c");

    /// <summary>Gets the folder of a share of a server: <c>\\SERVER\SHARE</c>.</summary>
    public static string Share(string server, string share) =>
        BootedPrefix.FolderOf($"wine/dosdevices/unc/{server}/{share}");

    /// <summary>Returns how Windows names a file of this system: everything is on drive Z.</summary>
    public static string PathOf(string path) => $"Z:{path.Replace('/', '\\')}";

    public static Task<ProgramResult> RunAsync(params IEnumerable<string> arguments) =>
        ProgramRun.RunAsync(Start(arguments));

    /// <summary>Prepares the command.</summary>
    public static ProcessStartInfo Start(params IEnumerable<string> arguments) => StartProgram(Command, arguments);

    /// <summary>Prepares the command with other variables; wine sets some of them itself, so its shell sets
    /// these.</summary>
    public static ProcessStartInfo StartWith(
        IEnumerable<(string Name, string Value)> variables, params IEnumerable<string> arguments)
    {
        // A space before the && would belong to the value.
        var settings = variables.SelectMany(static pair => new[] { "set", $"{pair.Name}={pair.Value}&&" });
        return StartProgram("cmd", ["/c", .. settings, PathOf(Command), .. arguments]);
    }

    [OneTimeTearDown]
    public async Task Delete()
    {
        if (Prefix is { } workspace)
        {
            // Nothing of it may be left running, or the folder cannot be removed.
            var server = ProgramRun.Start("wineserver", "--kill");
            server.Environment["WINEPREFIX"] = workspace.PathOf("wine");
            await ProgramRun.RunAsync(server);
            workspace.Dispose();
        }
    }

    /// <summary>Prepares another program of Windows.</summary>
    public static ProcessStartInfo StartProgram(string program, params IEnumerable<string> arguments) =>
        Prepare(BootedPrefix, "wine64", [program, .. arguments]);

    // Services that a test's own process started would hold its output open, and end seconds after it.
    private static void Boot(Workspace prefix)
    {
        using var boot = Process.Start(Prepare(
            prefix, "sh", "-c", "(wineserver --persistent; wine64 wineboot) >/dev/null 2>&1 </dev/null"))!;
        boot.WaitForExit();
    }

    private static ProcessStartInfo Prepare(
        Workspace prefix, string program, params IEnumerable<string> arguments)
    {
        var start = ProgramRun.Start(program, arguments);
        start.Environment["PATH"] = $"{start.Environment["PATH"]}:/usr/lib/wine";
        start.Environment["WINEPREFIX"] = prefix.FolderOf("wine");
        start.Environment["WINEDEBUG"] = "-all";
        start.Environment["HOME"] = prefix.Root;

        // Arguments arrive as they are, while the code page of the console lacks their letters.
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }
}
