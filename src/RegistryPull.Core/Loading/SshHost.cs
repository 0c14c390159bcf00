namespace RegistryPull.Loading;

/// <summary>A machine that is reached by ssh.</summary>
/// <param name="User">The user there; null for what ssh's configuration says.</param>
/// <param name="Name">The name or address of the machine.</param>
/// <param name="Port">The port; null for what ssh's configuration says.</param>
internal sealed record SshHost(string? User, string Name, int? Port)
{
    public override string ToString()
    {
        var text = Name;
        if (Name.Contains(':', StringComparison.Ordinal))
        {
            text = $"[{Name}]";
        }

        if (User is { } user)
        {
            text = $"{user}@{text}";
        }

        if (Port is { } port)
        {
            text = FormattableString.Invariant($"{text}:{port}");
        }

        return text;
    }
}
