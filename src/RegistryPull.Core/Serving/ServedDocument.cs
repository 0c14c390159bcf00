using RegistryPull.Archives;

namespace RegistryPull.Serving;

/// <summary>A manifest or index of an archive, verified when the archive was opened.</summary>
/// <param name="Descriptor">What names it.</param>
/// <param name="Archive">The archive that has it.</param>
internal sealed record ServedDocument(Descriptor Descriptor, ImageArchive Archive);
