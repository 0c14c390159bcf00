namespace RegistryPull.Fetching.Connections;

/// <summary>What to do about the number of connections.</summary>
internal enum ScaleDecision
{
    /// <summary>Change nothing, or nothing yet.</summary>
    Keep,

    /// <summary>Add one: it may make the run faster.</summary>
    Add,

    /// <summary>Close the last one, which did not make the run faster, and add no other.</summary>
    Withdraw,
}
