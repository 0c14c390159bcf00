namespace RegistryPull.Cli.Options;

/// <summary>What a command wants of a registry, and so which options make sense for it.</summary>
internal enum RegistryUse
{
    /// <summary>Layers: with credentials, and several at once.</summary>
    Pull,

    /// <summary>To store layers: with credentials, and several at once.</summary>
    Push,

    /// <summary>An answer to a question: with credentials.</summary>
    Query,

    /// <summary>
    /// To find out what is broken: with credentials, and at the first try, because the person wants to know and not to
    /// wait.
    /// </summary>
    Diagnosis,

    /// <summary>To try a credential that the command itself takes.</summary>
    Login,

    /// <summary>It is not asked at all.</summary>
    Nothing,
}
