using System.Collections.Immutable;

namespace RegistryPull.Selecting;

/// <summary>Which entry of an index suits a platform. Pure.</summary>
/// <remarks>The order of variants is containerd's (<c>platforms/compare.go</c>): a processor runs what is made for its
/// predecessors.</remarks>
internal static class PlatformMatcher
{
    private static readonly ImmutableArray<string> Arm = ["v5", "v6", "v7", "v8"];
    private static readonly ImmutableArray<string> Amd64 = ["v1", "v2", "v3", "v4"];
    private static readonly ImmutableArray<string> Arm64 = ["v8", "v9"];

    /// <summary>The best entry for a platform.</summary>
    /// <param name="entries">The manifests of an index.</param>
    /// <param name="wanted">The platform.</param>
    /// <returns>The entry with the nearest variant and, for Windows, the highest version; the first of equals; null
    /// when none runs there.</returns>
    public static Descriptor? Find(IEnumerable<Descriptor> entries, Platform wanted) => entries
        .Where(entry => !entry.IsAttestation && entry.Platform is { } offered && Distance(wanted, offered) is not null)
        .OrderBy(entry => Distance(wanted, entry.Platform!))
        .ThenByDescending(VersionOf)
        .FirstOrDefault();

    private static Version VersionOf(Descriptor entry)
    {
        if (Version.TryParse(entry.Platform!.OsVersion, out var version))
        {
            return version;
        }

        return new Version();
    }

    /// <summary>The distance of the offered from the wanted platform; 0 is the same, null does not run there.</summary>
    public static int? Distance(Platform wanted, Platform offered)
    {
        if (wanted.Os != offered.Os
            || wanted.Architecture != offered.Architecture
            || !SameBuild(wanted.OsVersion, offered.OsVersion))
        {
            return null;
        }

        var order = wanted.Architecture switch { "arm" => Arm, "arm64" => Arm64, "amd64" => Amd64, _ => [] };
        if (order.IsEmpty)
        {
            if (wanted.Variant is null || wanted.Variant == offered.Variant)
            {
                return 0;
            }

            return null;
        }

        if (wanted.Variant == offered.Variant)
        {
            return 0;
        }

        var (rank, offeredRank) = (
            order.IndexOf(wanted.Variant ?? order[0]), order.IndexOf(offered.Variant ?? order[0]));
        if (offeredRank >= 0 && rank >= offeredRank)
        {
            return rank - offeredRank;
        }

        return null;
    }

    // A Windows container needs a host of the same build: 10.0.20348 of 10.0.20348.2700.
    private static bool SameBuild(string? wanted, string? offered) =>
        wanted is null || (offered is not null && Build(offered).SequenceEqual(Build(wanted), StringComparer.Ordinal));

    private static IEnumerable<string> Build(string version) => version.Split('.').Take(3);
}
