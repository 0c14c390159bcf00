namespace RegistryPull.Cli.Progress;

/// <summary>What is happening to a blob.</summary>
internal enum TransferState
{
    /// <summary>Its turn has not come.</summary>
    Waiting,

    /// <summary>Bytes come from the registry, or are about to.</summary>
    Downloading,

    /// <summary>Bytes that were there already are hashed.</summary>
    Verifying,

    /// <summary>It lost what it had, and starts again.</summary>
    Retrying,

    /// <summary>Complete and verified.</summary>
    Done,
}
