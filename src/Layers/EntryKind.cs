namespace RegistryPull.Layers;

/// <summary>What an entry of a layer makes.</summary>
internal enum EntryKind
{
    File,
    Directory,
    HardLink,
    SymbolicLink,
    CharacterDevice,
    BlockDevice,
    Fifo,
}
