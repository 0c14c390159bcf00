namespace RegistryPull.Fetching.Connections;

/// <summary>How one request for the bytes of a lease ended.</summary>
internal enum RangeResult
{
    /// <summary>Every byte of the lease is in the slot.</summary>
    Received,

    /// <summary>The connection broke after enough bytes had come: the next request continues there.</summary>
    Broken,

    /// <summary>The server does not serve the range.</summary>
    Refused,

    /// <summary>The server has other content than before: the bytes in the slot belong to something else.</summary>
    Replaced,

    /// <summary>The lease that was divided got to the bytes first.</summary>
    Taken,
}
