namespace RegistryPull.Fetching.Connections;

/// <summary>How a connection ended that helped with a blob.</summary>
internal enum HelperResult
{
    /// <summary>There is nothing left to help with.</summary>
    NothingLeft,

    /// <summary>It broke on the way, as connections do.</summary>
    Broken,

    /// <summary>The server will not have it: too many requests, no ranges, no answer at all.</summary>
    Refused,
}
