using System.Collections.Concurrent;

namespace RegistryPull.Registries.Credentials;

/// <summary>The credential helpers that a file names and that are not installed, each reported once.</summary>
/// <remarks>Only a registry that wants a sign-in makes it an error. Docker Desktop leaves <c>"credsStore":
/// "desktop"</c> behind when it is removed.</remarks>
internal sealed class MissingHelpers(IPullProgress progress)
{
    private readonly ConcurrentDictionary<string, string> _origins = new(StringComparer.Ordinal);

    /// <summary>What to add to an error; empty when no helper is missing.</summary>
    public string Description
    {
        get
        {
            if (_origins.IsEmpty)
            {
                return "";
            }

            return "; not asked because not installed: "
                + string.Join(", ", _origins.Select(static helper => $"{helper.Key} (named in {helper.Value})"));
        }
    }

    public void Report(string program, string origin)
    {
        if (_origins.TryAdd(program, origin))
        {
            progress.Note($"the credential helper {program} (named in {origin}) is not on PATH: continuing without it");
        }
    }
}
