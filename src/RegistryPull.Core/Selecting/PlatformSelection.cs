using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace RegistryPull.Selecting;

/// <summary>The choice among an index's manifests. Pure.</summary>
internal static class PlatformSelection
{
    /// <summary>Gets the processor of this machine, in Go's name.</summary>
    public static string Machine => RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => "amd64",
        Architecture.X86 => "386",
        var other => other.ToString().ToLowerInvariant(),
    };

    /// <summary>Chooses one entry for each platform that was named or, when none was, the one that suits this
    /// machine.</summary>
    /// <param name="entries">The manifests of the index, nested ones too.</param>
    /// <param name="choice">What was asked for; not <see cref="PlatformChoice.All"/>.</param>
    /// <param name="machine">The processor of this machine, in Go's name.</param>
    /// <param name="name">The image, for the message.</param>
    /// <returns>The entries, each once, in the order of the platforms.</returns>
    /// <exception cref="ImageNotFoundException">There is none for a platform; the message lists what there
    /// is.</exception>
    public static ImmutableArray<Descriptor> Choose(
        ImmutableArray<Descriptor> entries, PlatformChoice choice, string machine, string name)
    {
        if (choice.Platforms.IsEmpty)
        {
            var suitable = Suitable(entries, machine);
            return [suitable ?? throw None(entries, $"nothing for linux/{machine}, "
                + "linux/amd64 or windows/amd64", name)];
        }

        var chosen = choice.Platforms.Select(
            wanted => Find(entries, wanted) ?? throw None(entries, $"nothing for {wanted}", name));
        return [.. chosen.Distinct()];
    }

    /// <summary>Returns the entry that suits a machine; null when none does.</summary>
    public static Descriptor? Suitable(ImmutableArray<Descriptor> entries, string machine) =>
        Preferences(machine).Select(
            wanted => PlatformMatcher.Find(entries, wanted)).FirstOrDefault(static found => found is not null)
        ?? OnlyOne(entries);

    /// <summary>Returns whether the platforms that the index states are enough to choose by.</summary>
    public static bool IsDecided(ImmutableArray<Descriptor> entries, PlatformChoice choice, string machine)
    {
        var isStated = entries.All(static entry => entry.IsAttestation || entry.Platform is not null);
        if (choice.IsAll || isStated || OnlyOne(entries) is not null)
        {
            return true;
        }

        var wanted = Wanted(choice, machine);
        return wanted.All(platform => PlatformMatcher.Find(entries, platform) is not null);
    }

    private static ImmutableArray<Platform> Wanted(PlatformChoice choice, string machine)
    {
        if (choice.Platforms.IsEmpty)
        {
            return [Preferences(machine)[0]];
        }

        return choice.Platforms;
    }

    private static Platform[] Preferences(string machine) =>
        [Platform.Create("linux", machine), Platform.Create("linux", "amd64"), Platform.Create("windows", "amd64")];

    private static Descriptor? Find(ImmutableArray<Descriptor> entries, Platform wanted) =>
        PlatformMatcher.Find(entries, wanted) ?? OnlyOne(entries);

    // An index of one image may leave out the platform. It is then checked as that of a manifest without an index.
    private static Descriptor? OnlyOne(ImmutableArray<Descriptor> entries) =>
        entries.Where(static entry => !entry.IsAttestation).ToArray() switch
        {
            [{ Platform: null } only] => only,
            _ => null,
        };

    private static ImageNotFoundException None(ImmutableArray<Descriptor> entries, string what, string name)
    {
        var offered = entries.Where(static entry => !entry.IsAttestation && entry.Platform is not null)
            .Select(static entry => entry.Platform!.ToString()).Distinct().Order(StringComparer.Ordinal)
            .DefaultIfEmpty("no platform at all");
        return new ImageNotFoundException(
            $"{name} has {what}; it has {TerminalText.Sanitize(string.Join(", ", offered))} (--platform)");
    }
}
