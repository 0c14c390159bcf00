namespace RegistryPull.Transport;

/// <summary>Which statuses may pass, so that the same request is worth another try.</summary>
/// <remarks>Gateways have many of their own (Cloudflare's 520 to 530, 509, 599), so those that last are listed, not
/// those that pass.</remarks>
internal static class PassingStatus
{
    /// <summary>Whether a status may pass.</summary>
    public static bool Includes(int status) => status switch
    {
        // Request Timeout, Too Early, Too Many Requests.
        408 or 425 or 429 => true,

        // Not Implemented, HTTP Version, Variant Also Negotiates, Insufficient Storage (RFC 4918, section 11.5), Loop
        // Detected, Not Extended, Network Authentication Required.
        501 or 505 or 506 or 507 or 508 or 510 or 511 => false,
        _ => status is >= 500 and <= 599,
    };
}
