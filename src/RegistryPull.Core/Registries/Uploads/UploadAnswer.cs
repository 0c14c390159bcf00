namespace RegistryPull.Registries.Uploads;

/// <summary>What a registry made of a part of a blob.</summary>
internal enum UploadAnswer
{
    /// <summary>It has the part, and waits for the next one.</summary>
    Accepted,

    /// <summary>It has the blob.</summary>
    Committed,

    /// <summary>The request was too large.</summary>
    TooLarge,

    /// <summary>It expects another part.</summary>
    OutOfOrder,

    /// <summary>It does not know the upload any more.</summary>
    Unknown,
}
