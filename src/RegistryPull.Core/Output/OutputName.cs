using RegistryPull.Exporting;
using RegistryPull.Interop;

namespace RegistryPull.Output;

/// <summary>The name that an output gets when the person gives none. Pure.</summary>
internal static class OutputName
{
    /// <summary>Returns the full path of what a request makes.</summary>
    public static string PathFor(PullRequest request, OutputTraits traits)
    {
        var name = request.Output ?? Path.Combine(request.OutputDirectory ?? "", Default(request.References[0], traits));
        return Path.TrimEndingDirectorySeparator(WorkingDirectory.Resolve(name));
    }

    /// <summary><c>jenkins_jenkins_latest.tar</c>: the repository without its registry and <c>library/</c>, the tag or
    /// the digest's start, the format's ending.</summary>
    public static string Default(ImageReference reference, OutputTraits traits)
    {
        var repository = reference.Registry == ImageReference.DockerHub && reference.Repository.StartsWith("library/", StringComparison.Ordinal)
            ? reference.Repository["library/".Length..]
            : reference.Repository;
        return $"{repository.Replace('/', '_')}_{reference.Tag ?? reference.Digest!.Abbreviated}{traits.Extension}";
    }
}
