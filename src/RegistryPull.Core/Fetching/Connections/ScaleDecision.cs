namespace RegistryPull.Fetching.Connections;

/// <summary>What to do about the number of connections.</summary>
internal enum ScaleDecision
{
    /// <summary>Nothing, or not yet.</summary>
    Keep,

    /// <summary>One more may make it faster.</summary>
    Add,

    /// <summary>The last one did not: it goes, and there will be no other.</summary>
    Withdraw,
}
