using RegistryPull.FileSystem;

namespace RegistryPull.Output.Volumes;

/// <summary>The names of an output in volumes: <c>NAME.tar.001</c>, <c>NAME.tar.sha256</c>,
/// <c>NAME.join.sh</c>.</summary>
/// <param name="output">The full path that the output would have in one file.</param>
internal sealed class VolumeSetName(string output)
{
    /// <summary>Gets the path of the checksums, which come last: with them the set is complete.</summary>
    public string Sums { get; } = output + ".sha256";

    /// <summary>Gets the path of the script that joins the volumes in a shell.</summary>
    public string ShellScript { get; } = CompanionName.For(output, ".join.sh");

    /// <summary>Gets the path of the script that joins the volumes in PowerShell.</summary>
    public string PowerShellScript { get; } = CompanionName.For(output, ".join.ps1");

    /// <summary>Gets the name of the joined file.</summary>
    public string Joined { get; } = Path.GetFileName(output);

    /// <summary>Gets whether something has one of the names.</summary>
    public bool IsTaken => Existing().Any();

    /// <summary>Returns the path of a volume.</summary>
    /// <param name="volume">The number of the volume, from 0.</param>
    public string PathOf(long volume) => $"{output}.{VolumeSetLayout.NameOf(volume)}";

    /// <summary>Returns the paths of the set that are there, whatever has them, the checksums first.</summary>
    public IEnumerable<string> Existing()
    {
        string[] others = [Sums, ShellScript, PowerShellScript];
        return others.Where(Path.Exists).Concat(ExistingVolumes());
    }

    /// <summary>Returns the paths of all volumes that are there, those after the last one too.</summary>
    public IEnumerable<string> ExistingVolumes() =>
        Enumerable.Range(0, VolumeSetLayout.MaxCount).Select(volume => PathOf(volume)).Where(Path.Exists);
}
