namespace RegistryPull.Archives;

/// <summary>What a name in a tar stands for.</summary>
internal enum ArchiveEntryKind
{
    /// <summary>A file whose content is in the tar, byte by byte.</summary>
    File,

    /// <summary>A symbolic or hard link.</summary>
    Link,

    /// <summary>What no archive of images has: a device, a pipe, a file with holes.</summary>
    Unusable,
}
