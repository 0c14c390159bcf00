using RegistryPull.Loading;

namespace RegistryPull;

/// <summary>Names a container engine and where it runs.</summary>
public sealed record EngineTarget
{
    internal EngineTarget(EngineKind kind) => Kind = kind;

    internal EngineKind Kind { get; }

    /// <summary>Gets containerd's namespace, or the name of the WSL distribution; null for the default.</summary>
    internal string? Name { get; init; }

    /// <summary>Gets the directory of a WSL distribution; null for the default.</summary>
    internal string? Directory { get; init; }

    /// <summary>Gets the machine that is reached by ssh; null for this machine.</summary>
    internal SshHost? Host { get; init; }

    /// <summary>Reads <c>docker</c>, <c>podman</c>, <c>containerd[:NAMESPACE]</c>, <c>k3s</c>, <c>wsl:NAME[=DIR]</c> or
    /// <c>ssh://[USER@]HOST[:PORT][/ENGINE]</c>.</summary>
    /// <param name="text">The target as typed.</param>
    /// <returns>The target.</returns>
    /// <exception cref="FormatException">The text is not a target; the message says what was expected.</exception>
    public static EngineTarget Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return EngineTargetParser.Parse(text);
    }

    /// <summary>Returns the target as <see cref="Parse"/> reads it.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => (Host, Kind) switch
    {
        (null, _) => Engine,
        ({ } host, EngineKind.Any) => $"ssh://{host}",
        ({ } host, _) => $"ssh://{host}/{Engine}",
    };

    private string Engine => Kind switch
    {
        EngineKind.Containerd when Name is not null => $"containerd:{Name}",
        EngineKind.Wsl when Directory is not null => $"wsl:{Name}={Directory}",
        EngineKind.Wsl => $"wsl:{Name}",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}
