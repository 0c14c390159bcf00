using RegistryPull.Exporting;
using RegistryPull.Interop;

namespace RegistryPull.Output;

/// <summary>Determines the name of an output. Nothing is read from the disk.</summary>
internal static class OutputName
{
    private const string Official = "library/";

    /// <summary>Returns the full path of what a request makes.</summary>
    /// <exception cref="OutputException">The name is a device or a stream on Windows.</exception>
    public static string PathFor(PullRequest request, OutputTraits traits)
    {
        var folder = request.OutputDirectory ?? "";
        var name = request.Output ?? Path.Combine(folder, Default(request.Images[0].Reference, traits));
        var output = Path.TrimEndingDirectorySeparator(WorkingDirectory.Resolve(name));
        WindowsFile.ThrowIfOther(output, "name a file, or write - for standard output");
        return output;
    }

    /// <summary><c>jenkins_jenkins_latest.tar</c>: the repository without its registry and <c>library/</c>, the tag or
    /// the digest's start, the format's ending.</summary>
    public static string Default(ImageReference reference, OutputTraits traits)
    {
        var version = reference.Tag ?? reference.Digest!.Abbreviated;
        return $"{ShortRepository(reference).Replace('/', '_')}_{version}{traits.Extension}";
    }

    private static string ShortRepository(ImageReference reference)
    {
        var isOfficial = reference.Registry == ImageReference.DockerHub
            && reference.Repository.StartsWith(Official, StringComparison.Ordinal);
        if (isOfficial)
        {
            return reference.Repository[Official.Length..];
        }

        return reference.Repository;
    }
}
