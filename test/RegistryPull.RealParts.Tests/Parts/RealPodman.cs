using NUnit.Framework;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>podman with a storage of its own.</summary>
internal sealed class RealPodman : IDisposable
{
    private readonly Workspace _workspace = new();

    public Task<ProgramResult> RunAsync(params IEnumerable<string> arguments)
    {
        string[] own = ["--root", _workspace.PathOf("root"), "--runroot", _workspace.PathOf("run"), "--storage-driver=vfs"];
        var start = ProgramRun.Start("podman", [.. own, "--cgroup-manager=cgroupfs", "--events-backend=file", .. arguments]);
        start.Environment["TMPDIR"] = _workspace.FolderOf("tmp");
        return ProgramRun.RunAsync(start);
    }

    /// <summary>The image's ID and the digest of its manifest.</summary>
    public async Task<(string Id, string Digest)> InspectAsync(string name)
    {
        var inspected = await RunAsync("image", "inspect", "--format", "{{.Id}} {{.Digest}}", name);
        return inspected.Succeeded().Split(' ') is [var id, var digest] ? ($"sha256:{id}", digest) : throw new AssertionException(inspected.Output);
    }

    public void Dispose() => _workspace.Dispose();
}
