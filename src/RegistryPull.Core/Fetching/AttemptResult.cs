namespace RegistryPull.Fetching;

/// <summary>How an attempt at a blob ended.</summary>
internal enum AttemptResult
{
    /// <summary>The slot is full, and its bytes match the digest.</summary>
    Verified,

    /// <summary>The slot is full, and its bytes do not match the digest.</summary>
    Mismatch,

    /// <summary>The server has other content than before, so the present bytes cannot be continued.</summary>
    Replaced,
}
