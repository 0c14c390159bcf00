using System.Diagnostics;
using NUnit.Framework;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>podman with a storage of its own.</summary>
internal sealed class RealPodman : IDisposable
{
    private readonly Workspace _workspace = new();

    /// <summary>Gets what stands before the arguments.</summary>
    public string[] Own =>
    [
        "--root", _workspace.PathOf("root"), "--runroot", _workspace.PathOf("run"), "--storage-driver=vfs",
        "--cgroup-manager=cgroupfs", "--events-backend=file",
    ];

    public Task<ProgramResult> RunAsync(params IEnumerable<string> arguments) => ProgramRun.RunAsync(Start(arguments));

    /// <summary>Pulls from an OCI layout, and answers the image's ID.</summary>
    public async Task<string> PullLayoutAsync(string layout)
    {
        // podman names the image by the path as it is given, and takes no capitals.
        var start = Start("pull", "--quiet", $"oci:{Path.GetFileName(layout)}");
        start.WorkingDirectory = Path.GetDirectoryName(layout);
        return $"sha256:{(await ProgramRun.RunAsync(start)).Succeeded()}";
    }

    /// <summary>Writes a command of the same name into a folder, which asks this storage.</summary>
    /// <returns>The folder.</returns>
    public async Task<string> WriteCommandAsync(string folder)
    {
        var command = Path.Combine(folder, "podman");
        await File.WriteAllTextAsync(
            command, $"#!/bin/sh\nexec {ProgramPath.Find("podman")} {string.Join(' ', Own)} \"$@\"\n");
        (await ProgramRun.RunAsync("chmod", "700", command)).Succeeded();
        return folder;
    }

    /// <summary>The image's ID and the digest of its manifest.</summary>
    public async Task<(string Id, string Digest)> InspectAsync(string name)
    {
        var inspected = await RunAsync("image", "inspect", "--format", "{{.Id}} {{.Digest}}", name);
        return inspected.Succeeded().Split(' ') is [var id, var digest] ? ($"sha256:{id}", digest)
            : throw new AssertionException(inspected.Output);
    }

    public void Dispose() => _workspace.Dispose();

    private ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var start = ProgramRun.Start("podman", [.. Own, .. arguments]);
        start.Environment["TMPDIR"] = _workspace.FolderOf("tmp");
        return start;
    }
}
