using System.Diagnostics;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>A user of the command who has stored and configured nothing but what a test gives them.</summary>
internal static class Nobody
{
    private static readonly string[] Places =
    [
        "DOCKER_AUTH_CONFIG", "DOCKER_CONFIG", "REGISTRY_AUTH_FILE", "CONTAINERS_REGISTRIES_CONF", "XDG_RUNTIME_DIR",
        "XDG_CONFIG_HOME", "XDG_STATE_HOME",
        "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy",
    ];

    /// <summary>Runs the command with a home of its own: what the person who runs the tests has is neither used nor
    /// looked at.</summary>
    public static async Task<ProgramResult> RunAsync(
        Workspace home, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> variables)
    {
        var start = Start(home, arguments);
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return await ProgramRun.RunAsync(start);
    }

    private static ProcessStartInfo Start(Workspace home, IEnumerable<string> arguments)
    {
        var start = Regpull.Start(arguments);
        foreach (
            var name in start.Environment.Keys.Where(
                static name => Places.Contains(name) || name.StartsWith("REGPULL_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = home.Root;
        return start;
    }
}
