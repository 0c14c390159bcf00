namespace RegistryPull;

/// <summary>How a blob of a pushed image came to be in the repository.</summary>
public enum BlobDelivery
{
    /// <summary>Its bytes were sent.</summary>
    Sent,

    /// <summary>The registry had it in another repository, and linked it.</summary>
    Mounted,

    /// <summary>The repository had it before.</summary>
    Present,

    /// <summary>It was left where its <c>urls</c> say: a layer that registries may not distribute.</summary>
    Foreign,

    /// <summary>Nothing was sent, because only the plan was wanted; the repository does not have it.</summary>
    Missing,
}
