namespace RegistryPull.Testing;

/// <summary>What a fake registry wants to see before it answers.</summary>
public enum FakeAuth
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>User name and password with every request.</summary>
    Basic,

    /// <summary>A token of <see cref="FakeRegistry.Tokens"/>.</summary>
    Bearer,
}
