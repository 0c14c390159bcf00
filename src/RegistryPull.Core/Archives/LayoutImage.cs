using System.Collections.Immutable;

namespace RegistryPull.Archives;

/// <summary>An image that an <c>index.json</c> lists.</summary>
/// <param name="root">What it points to.</param>
/// <param name="names">The names that the archive gives it.</param>
internal sealed class LayoutImage(Descriptor root, ImmutableArray<ArchiveName> names) : ArchiveImage(names)
{
    /// <inheritdoc/>
    public override ValueTask<Descriptor> GetRootAsync(CancellationToken cancellationToken) => new(root);
}
