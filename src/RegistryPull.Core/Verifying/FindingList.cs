using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace RegistryPull.Verifying;

/// <summary>Collects what is wrong with one archive. May be used from several threads.</summary>
/// <param name="path">The path of the archive.</param>
internal sealed class FindingList(string path)
{
    // A hostile archive could have any number of bad blobs.
    private const int MaxCount = 1000;

    private readonly ConcurrentQueue<VerifyFinding> _findings = new();

    /// <summary>Gets the path of the archive, for messages.</summary>
    public string Path { get; } = TerminalText.Sanitize(path);

    /// <summary>Gets whether something is wrong.</summary>
    public bool IsEmpty => _findings.IsEmpty;

    /// <summary>Gets whether the archive itself is not as it has to be. A base that was not named is not
    /// damage.</summary>
    public bool HasDamage => _findings.Any(static finding => finding.Kind != VerifyFindingKind.Base);

    /// <summary>Adds a finding.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="message">One line.</param>
    /// <param name="digest">The blob; null when it is not about a blob.</param>
    public void Add(VerifyFindingKind kind, string message, Digest? digest = null)
    {
        if (_findings.Count < MaxCount)
        {
            _findings.Enqueue(new VerifyFinding(kind, TerminalText.Sanitize(message, 2000), digest));
        }
    }

    /// <summary>Adds a failure that names the archive or not.</summary>
    public void Add(VerifyFindingKind kind, InvalidContentException failure)
    {
        var names = failure.Message.Contains(Path, StringComparison.Ordinal);
        var message = names ? failure.Message : $"{Path}: {failure.Message}";
        Add(kind, message, failure.Digest);
    }

    /// <summary>Returns the findings in an order that does not depend on the threads.</summary>
    public ImmutableArray<VerifyFinding> ToSorted() =>
    [
        .. _findings.Distinct().OrderBy(static finding => finding.Kind)
            .ThenBy(static finding => finding.Message, StringComparer.Ordinal),
    ];
}
