namespace RegistryPull.Exporting;

/// <summary>What an output is on the disk.</summary>
public enum OutputKind
{
    /// <summary>One file. It may also be a stream, or volumes of a given size.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,
}
