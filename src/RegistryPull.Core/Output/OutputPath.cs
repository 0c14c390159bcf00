using RegistryPull.Exporting;
using RegistryPull.FileSystem;
using RegistryPull.Interop;

namespace RegistryPull.Output;

/// <summary>The final path of an output, and the rules for what may be replaced there.</summary>
internal static class OutputPath
{
    /// <summary>Returns the full path that a request names or, without one, the default name in the directory for
    /// outputs, which is made.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="exporter">The exporter of its format.</param>
    /// <param name="records">The directories that pulls made.</param>
    /// <exception cref="OutputException">Something is there that the output cannot replace.</exception>
    public static string Resolve(PullRequest request, IExporter exporter, OutputRecords records)
    {
        if (request is { Output: null, OutputDirectory: { Length: > 0 } directory })
        {
            OutputFailure.Guard(directory, () => Directory.CreateDirectory(directory));
        }

        return Find(request, exporter, records);
    }

    /// <summary>Returns the same path, and makes nothing.</summary>
    /// <inheritdoc cref="Resolve"/>
    public static string Find(PullRequest request, IExporter exporter, OutputRecords records)
    {
        var output = OutputName.PathFor(request, exporter.Traits);
        OwnSource.ThrowIfAny(output, request.Images);
        ValidateKind(output, exporter);
        ValidateMarks(output, exporter);
        if (request.Force && Directory.Exists(output) && IsTaken(output))
        {
            ValidateReplaced(output, records);
        }

        return output;
    }

    /// <summary>Returns whether something is there. An empty directory counts as nothing.</summary>
    public static bool IsTaken(string output) =>
        File.Exists(output) || (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any());

    /// <summary>Checks that what has a file's name can be replaced. A link is replaced as any file is; what it leads to
    /// stays.</summary>
    /// <exception cref="OutputException">It is a device or a pipe.</exception>
    public static void ValidateFile(string output)
    {
        if (FileStatus.TryRead(output) is { IsOrdinary: false } && new FileInfo(output).LinkTarget is null)
        {
            throw new OutputException(
                $"{output} is a device or a pipe, which is not replaced: name a file, or write - for standard output");
        }
    }

    private static void ValidateKind(string output, IExporter exporter)
    {
        switch (exporter.Traits.Kind)
        {
            case OutputKind.File when Directory.Exists(output):
                throw new OutputException($"{output} is a directory, and the format '{exporter.Format}' makes a file");
            case OutputKind.Directory when File.Exists(output):
                throw new OutputException($"{output} is a file, and the format '{exporter.Format}' makes a directory");
        }

        ValidateFile(output);
    }

    // Whatever --force says: a mistyped path must not fill, or remove, a directory of something else.
    private static void ValidateMarks(string output, IExporter exporter)
    {
        var missing = exporter.Traits.Marks.FirstOrDefault(mark => !Path.Exists(Path.Combine(output, mark)));
        if (missing is not null && IsTaken(output))
        {
            throw new OutputException(
                $"{output} is neither empty nor an output of the format '{exporter.Format}', which has {missing}: "
                + "name another directory");
        }
    }

    // A mistyped --force must not remove a home directory, or what another program made.
    private static void ValidateReplaced(string output, OutputRecords records)
    {
        var profile = ProcessEnvironment.HomeDirectory;
        string[] homes = [profile, WorkingDirectory.TryGet() ?? ""];
        if (homes.Any(home => IsOrHolds(output, home)))
        {
            throw new OutputException($"{output} is not replaced: it holds the current directory or your home");
        }

        if (!records.Contains(output))
        {
            throw new OutputException(
                $"{output} is not replaced, because regpull has no record of having made it: "
                + "remove it, or name another (--output)");
        }
    }

    private static bool IsOrHolds(string directory, string other)
    {
        var relative = other.Length switch
        {
            > 0 => Path.GetRelativePath(directory, other),
            _ => "..",
        };
        return !relative.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }
}
