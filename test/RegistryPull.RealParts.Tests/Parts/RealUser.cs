using System.Diagnostics;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>A user with a home of their own: what the person who runs the tests has stored is neither used nor looked
/// at.</summary>
internal sealed class RealUser(Workspace workspace)
{
    private static readonly string[] Others =
        [
            "DOCKER_AUTH_CONFIG", "REGISTRY_AUTH_FILE", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "REGPULL_USERNAME",
            "REGPULL_PASSWORD", "REGPULL_TOKEN",
        ];

    /// <summary>docker's file.</summary>
    public string ConfigFile => workspace.PathOf("config.json");

    public ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var start = Regpull.Start(arguments);
        start.Environment["HOME"] = workspace.Root;
        start.Environment["DOCKER_CONFIG"] = workspace.Root;
        start.Environment["PATH"] = $"{workspace.Root}{Path.PathSeparator}{start.Environment["PATH"]}";
        Array.ForEach(Others, name => start.Environment.Remove(name));
        return start;
    }

    public Task<ProgramResult> RunAsync(params IEnumerable<string> arguments) => ProgramRun.RunAsync(Start(arguments));

    /// <summary>Signs in with the password on standard input.</summary>
    public async Task<ProgramResult> LoginAsync(string password, params IEnumerable<string> arguments) =>
        (
            await ProgramRun.PipeAsync(
                ProgramRun.Start("printf", "%s\\n", password), Start(["login", "--password-stdin", .. arguments]))).To;

    /// <summary>Installs a credential helper, as a shell script.</summary>
    public void InstallHelper(string name, string script)
    {
        var path = workspace.Write($"docker-credential-{name}", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }
}
