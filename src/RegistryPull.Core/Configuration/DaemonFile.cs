using System.Collections.Immutable;
using System.Text.Json;

namespace RegistryPull.Configuration;

/// <summary>What docker's <c>daemon.json</c> says about registries.</summary>
/// <param name="Insecure">Those without verification, of all the files.</param>
internal sealed record DaemonFile(InsecureRegistries Insecure)
{
    /// <summary>Reads the files that are there.</summary>
    /// <exception cref="InvalidRequestException">One is not understood; the message has the line.</exception>
    public static DaemonFile Read(IEnumerable<string> paths, ConfigurationText text)
    {
        ImmutableArray<DaemonJson> files = [.. paths.Select(path => text.Read(path) is { } json ? Parse(json, path) : null).OfType<DaemonJson>()];
        return new DaemonFile(new InsecureRegistries([.. files.SelectMany(static file => file.InsecureRegistries ?? [])]));
    }

    private static DaemonJson? Parse(string json, string path)
    {
        try
        {
            return string.IsNullOrWhiteSpace(json) ? null : JsonSerializer.Deserialize(json, DaemonJsonContext.Default.DaemonJson);
        }
        catch (JsonException error)
        {
            throw new InvalidRequestException(FormattableString.Invariant($"{path} cannot be read: broken JSON in line {error.LineNumber + 1}"));
        }
    }
}
