using System.Collections.Concurrent;
using RegistryPull.Repositories;
using RegistryPull.Resolving;

namespace RegistryPull.Registries.Mirrors;

/// <summary>Records the failures of mirrors in this run. A mirror that failed is left out and reported once.</summary>
/// <remarks>
/// <code>
/// what a mirror does                                         | it is not asked again for
/// -----------------------------------------------------------+------------------------------------
/// has not got it (404)                                       | this one manifest or blob
/// refuses (401, 403)                                         | this repository
/// cannot be reached, 429, 5xx, web pages, wrong content      | anything in this run
/// breaks off within a blob, cannot serve its rest            | this blob, before the others were
/// </code>
/// </remarks>
internal sealed class MirrorHealth(IPullProgress progress)
{
    private readonly ConcurrentDictionary<(string Mirror, string About), bool> _excluded = new();
    private readonly ConcurrentDictionary<(string Mirror, string Content), int> _broken = new();
    private readonly ConcurrentDictionary<(string Mirror, bool Wholly), bool> _reported = new();

    /// <summary>Gets whether a mirror is not asked for some content any more.</summary>
    public bool IsExcluded(RegistryEndpoint mirror, string content) =>
        new[] { "", mirror.Config.Reference.Name, content }.Any(
            about => _excluded.ContainsKey((mirror.ToString(), about)));

    /// <summary>Gets how often an endpoint broke off within a blob.</summary>
    public int CountBroken(RegistryEndpoint endpoint, string content) =>
        _broken.GetValueOrDefault((endpoint.ToString(), content));

    public void ReportBroken(RegistryEndpoint endpoint, string content) =>
        _broken.AddOrUpdate((endpoint.ToString(), content), 1, static (_, count) => count + 1);

    /// <summary>Reports a failure.</summary>
    public void ReportFailure(RegistryEndpoint mirror, string content, Exception failure)
    {
        switch (failure)
        {
            case RangeRefusedException:
                ReportBroken(mirror, content);
                break;
            case ImageNotFoundException:
                Exclude(mirror, content, failure);
                break;
            case AccessDeniedException:
                Exclude(mirror, mirror.Config.Reference.Name, failure);
                break;
            default:
                Exclude(mirror, "", failure);
                break;
        }
    }

    /// <summary>Reports that content does not match its digest.</summary>
    /// <param name="mirror">A mirror that served a part of it.</param>
    /// <param name="content">The digest.</param>
    /// <param name="alone">Whether it served all of the content.</param>
    public void ReportCorrupt(RegistryEndpoint mirror, string content, bool alone) =>
        Exclude(
            mirror,
            alone ? "" : content,
            new InvalidContentException($"what it serves as {content} does not match that digest"));

    /// <summary>Reports that tags are listed by a mirror.</summary>
    /// <param name="mirror">The mirror.</param>
    /// <param name="failure">Why the registry did not list them.</param>
    public void ReportTags(RegistryEndpoint mirror, Exception failure) =>
        progress.Note($"the tags are those of the mirror {mirror}, which may not know all of them: {failure.Message}");

    private void Exclude(RegistryEndpoint mirror, string about, Exception failure)
    {
        _excluded[(mirror.ToString(), about)] = true;
        var wholly = about.Length == 0;
        if (_reported.TryAdd((mirror.ToString(), wholly), true))
        {
            progress.Note(Notice(mirror, failure, wholly));
        }
    }

    private static string Notice(RegistryEndpoint mirror, Exception failure, bool wholly)
    {
        if (wholly)
        {
            return $"the mirror {mirror} is left out from here on: {failure.Message}";
        }

        return $"the mirror {mirror} is passed over: {failure.Message}";
    }
}
