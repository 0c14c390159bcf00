using System.Collections.Immutable;
using System.Text.Json;

namespace RegistryPull.Configuration;

/// <summary>What docker's <c>daemon.json</c> says about registries.</summary>
/// <param name="Insecure">Those without verification, of all the files.</param>
/// <param name="Mirrors">The mirrors of Docker Hub, of the first file that has some.</param>
/// <param name="MirrorsOrigin">That file.</param>
internal sealed record DaemonFile(InsecureRegistries Insecure, ImmutableArray<string> Mirrors, string MirrorsOrigin)
{
    /// <summary>Reads the files that are there.</summary>
    /// <exception cref="InvalidRequestException">One is not understood; the message has the line.</exception>
    public static DaemonFile Read(IEnumerable<string> paths, ConfigurationText text)
    {
        List<(string Path, DaemonJson Content)> files =
            [.. paths.Select(path => (path, Parse(text.Read(path) ?? "", path)))];
        var (origin, first) = files.FirstOrDefault(static file => file.Content.RegistryMirrors is { Length: > 0 });
        var insecure = files.SelectMany(
            static file => (file.Content.InsecureRegistries ?? []).Select(entry => (entry, file.Path)));
        return new DaemonFile(new InsecureRegistries([.. insecure]), [.. first?.RegistryMirrors ?? []], origin);
    }

    /// <summary>docker's mirrors are of Docker Hub alone.</summary>
    public RegistryRule? RuleFor(ImageReference image)
    {
        if (Mirrors.IsEmpty || image.Registry != ImageReference.DockerHub)
        {
            return null;
        }

        return MirrorList.Rule(image, Mirrors, MirrorsOrigin, sendsNamespace: false);
    }

    private static DaemonJson Parse(string json, string path)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return new DaemonJson();
        }

        try
        {
            return JsonSerializer.Deserialize(json, DaemonJsonContext.Default.DaemonJson) ?? new DaemonJson();
        }
        catch (JsonException error)
        {
            throw new InvalidRequestException(
                FormattableString.Invariant($"{path} cannot be read: broken JSON in line {error.LineNumber + 1}"));
        }
    }
}
