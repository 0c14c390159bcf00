using RegistryPull.Exporting;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Volumes;

/// <summary>A set of volumes that exists and may not be replaced. It is compared with the plan.</summary>
/// <param name="output">The full path that the archive would have in one file.</param>
/// <param name="names">The names of the set.</param>
/// <param name="layout">How the plan is divided.</param>
internal sealed class ExistingVolumes(string output, VolumeSetName names, VolumeSetLayout layout)
{
    /// <summary>Compares the set.</summary>
    /// <param name="plan">What it should be.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The output, which is up to date.</returns>
    /// <exception cref="OutputException">The set is another, is incomplete, or others can change it.</exception>
    public Task<WrittenOutput> CompareAsync(PlannedFile plan, CancellationToken cancellationToken) =>
        Task.Run(() => OutputFailure.Guard(output, () => Compare(plan, cancellationToken)), cancellationToken);

    private WrittenOutput Compare(PlannedFile plan, CancellationToken cancellationToken)
    {
        string[] paths = [.. Enumerable.Range(0, (int)layout.Count).Select(volume => names.PathOf(volume))];
        ThrowIfOthersWrite(paths.Append(names.Sums));
        if (!HasLengths(paths) || !IsSame(paths, plan, cancellationToken))
        {
            throw Exists("the volumes hold something else");
        }

        var sums = VolumeSums.Compute([.. paths.Select(static path => (path, path))], cancellationToken);
        if (!PlainFile.Is(names.Sums) || !File.ReadAllBytes(names.Sums).AsSpan().SequenceEqual(sums.ToBytes()))
        {
            throw Exists($"{Path.GetFileName(names.Sums)} is missing or not that of the volumes");
        }

        return WrittenOutput.AlreadyThere(paths[0]) with
        {
            Volumes = sums.Volumes,
            Sha256 = sums.Sha256,
            BlobVolumes = BlobVolumes.Locate(plan, layout, names),
        };
    }

    // A volume after the last one would be joined with the others.
    private bool HasLengths(string[] paths) =>
        paths.Select((path, volume) => PlainFile.Is(path) && new FileInfo(path).Length == layout.LengthOf(volume))
            .All(static isSame => isSame)
        && names.ExistingVolumes().Count() == layout.Count;

    private bool IsSame(string[] paths, PlannedFile plan, CancellationToken cancellationToken)
    {
        using var stored = VolumeSetFile.Open(paths, layout.Size);
        return PlanComparer.IsSame(plan, stored.Read, cancellationToken);
    }

    private void ThrowIfOthersWrite(IEnumerable<string> paths)
    {
        if (!paths.Where(Path.Exists).All(WriteAccess.IsExclusive))
        {
            throw Exists("other users can change the volumes");
        }
    }

    private OutputException Exists(string why) =>
        new($"{output} exists in volumes, and {why}: --force replaces them, --output names another");
}
