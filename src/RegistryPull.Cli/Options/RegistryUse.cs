namespace RegistryPull.Cli.Options;

/// <summary>What a command does with a registry, which decides its options.</summary>
internal enum RegistryUse
{
    /// <summary>Layers: with credentials, and several at once.</summary>
    Pull,

    /// <summary>To store layers: with credentials, and several at once.</summary>
    Push,

    /// <summary>An answer to a question: with credentials.</summary>
    Query,

    /// <summary>
    /// To find out what is broken: with credentials, and at the first try, because the user wants to know and not to
    /// wait.
    /// </summary>
    Diagnosis,

    /// <summary>To try a credential that the command itself takes.</summary>
    Login,

    /// <summary>It is not asked at all.</summary>
    Nothing,
}
