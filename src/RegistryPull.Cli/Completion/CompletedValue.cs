namespace RegistryPull.Cli.Completion;

/// <summary>What an option takes, as far as a shell can help.</summary>
internal enum CompletedValue
{
    /// <summary>No value.</summary>
    None,

    /// <summary>Any text.</summary>
    Text,

    /// <summary>One of some words.</summary>
    Words,

    /// <summary>The path of a file.</summary>
    File,

    /// <summary>The path of a file with one of some endings, which need not exist.</summary>
    FileOfKind,

    /// <summary>The path of a file or directory with images, or the name of an image. Paths begin with a dot, a slash
    /// or a tilde.</summary>
    Image,

    /// <summary>The path of a directory.</summary>
    Directory,
}
