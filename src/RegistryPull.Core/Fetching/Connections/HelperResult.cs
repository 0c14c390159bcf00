namespace RegistryPull.Fetching.Connections;

/// <summary>How the work of a helper connection at one blob ended.</summary>
internal enum HelperResult
{
    /// <summary>Its leases are done, and the blob has none left that is worth a request.</summary>
    Done,

    /// <summary>The connection broke after bytes had come.</summary>
    Broken,

    /// <summary>The server refused a further connection: too many requests, no ranges, no answer.</summary>
    Refused,
}
