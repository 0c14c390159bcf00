namespace RegistryPull.Cli.Options;

/// <summary>What <c>regpull inspect</c> prints.</summary>
internal enum InspectView
{
    /// <summary>Text for people.</summary>
    Text,

    /// <summary>One JSON object.</summary>
    Json,

    /// <summary>The manifest's bytes.</summary>
    Raw,

    /// <summary>The configuration's bytes.</summary>
    Config,
}
