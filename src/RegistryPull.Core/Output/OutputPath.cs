using RegistryPull.Exporting;
using RegistryPull.FileSystem;
using RegistryPull.Interop;

namespace RegistryPull.Output;

/// <summary>The final path of an output, and the rules for what may be replaced there.</summary>
internal static class OutputPath
{
    /// <summary>The full path that a request names or, without one, the default name in the directory for outputs,
    /// which is made.</summary>
    /// <exception cref="OutputException">Something is there that the output cannot replace.</exception>
    public static string Resolve(PullRequest request, IExporter exporter, OutputRecords made)
    {
        var output = OutputName.PathFor(request, exporter.Traits);
        if (request is { Output: null, OutputDirectory: { Length: > 0 } directory })
        {
            OutputFailure.Guard(directory, () => Directory.CreateDirectory(directory));
        }

        RefuseUnfit(output, request, exporter);
        if (request.Force && Directory.Exists(
            output) && IsTaken(output) && !exporter.Traits.AddsToExisting && !made.Contains(output))
        {
            throw new OutputException(
                $"{output} is not replaced, because regpull has no record of having made it: remove it, or name "
                + "another (--output)");
        }

        return output;
    }

    /// <summary>Whether something is there. An empty directory counts as nothing.</summary>
    public static bool IsTaken(string output) =>
        File.Exists(output) || (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any());

    private static void RefuseUnfit(string output, PullRequest request, IExporter exporter)
    {
        var isFile = exporter.Traits.Kind == OutputKind.File;
        if (isFile ? Directory.Exists(output) : File.Exists(output))
        {
            var (found, made) = isFile ? ("directory", "file") : ("file", "directory");
            throw new OutputException($"{output} is a {found}, and the format '{exporter.Format}' makes a {made}");
        }

        RefuseUnrecognised(output, exporter);

        // A link is replaced by the output as any file is; what it leads to is left alone.
        if (FileStatus.TryRead(output) is { IsOrdinary: false } && new FileInfo(output).LinkTarget is null)
        {
            throw new OutputException(
                $"{output} is a device or a pipe, which is not replaced: name a file, or write - for standard output");
        }

        // A mistyped --force must not remove a home directory.
        var profile = ProcessEnvironment.HomeDirectory;
        string[] homes = [profile, WorkingDirectory.TryGet() ?? ""];
        if (!isFile && request.Force && IsTaken(output) && homes.Any(home => IsOrHolds(output, home)))
        {
            throw new OutputException($"{output} is not replaced: it holds the current directory or your home");
        }
    }

    // Whatever --force says: a mistyped path must not fill, or remove, a directory of something else.
    private static void RefuseUnrecognised(string output, IExporter exporter)
    {
        var missing = exporter.Traits.Marks.FirstOrDefault(mark => !Path.Exists(Path.Combine(output, mark)));
        if (missing is not null && IsTaken(output))
        {
            throw new OutputException(
                $"{output} is neither empty nor an output of the format '{exporter.Format}', which has {missing}: "
                + "name another directory");
        }
    }

    private static bool IsOrHolds(string directory, string other)
    {
        var relative = other.Length > 0 ? Path.GetRelativePath(directory, other) : "..";
        return !relative.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }
}
