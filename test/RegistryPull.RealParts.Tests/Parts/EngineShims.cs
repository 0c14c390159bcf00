namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>Programs that stand before the real ones on <c>PATH</c> and lead to the engines of the tests.</summary>
internal sealed class EngineShims(Workspace workspace)
{
    /// <summary>Gets where they are.</summary>
    public string Folder => workspace.FolderOf("shims");

    /// <summary>The values that start regpull with these programs, and with no engine of this machine.</summary>
    public void AddTo(System.Diagnostics.ProcessStartInfo start)
    {
        start.Environment["PATH"] = $"{Folder}{Path.PathSeparator}{start.Environment["PATH"]}";
        start.Environment["XDG_RUNTIME_DIR"] = workspace.Root;
        start.Environment["HOME"] = workspace.Root;
    }

    public void Install(string name, string script)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    /// <summary>An ssh that runs the command on this machine, as sshd would: by the user's shell.</summary>
    public void InstallSsh() => Install("ssh", "while test \"$1\" != --; do shift; done; shift 2; exec sh -c \"$1\"");
}
