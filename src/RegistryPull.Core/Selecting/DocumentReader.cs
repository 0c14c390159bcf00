using RegistryPull.Repositories;


namespace RegistryPull.Selecting;

/// <summary>Reads indexes, manifests and configurations: small, whole, and verified before they are parsed.</summary>
internal static class DocumentReader
{
    /// <summary>How many bytes a configuration may have.</summary>
    public const int MaxConfig = 4 * 1024 * 1024;

    /// <summary>What the reference names.</summary>
    /// <returns>Its descriptor and bytes.</returns>
    public static async Task<(Descriptor Descriptor, byte[] Bytes)> ReadRootAsync(
        IImageRepository repository, CancellationToken cancellationToken)
    {
        var reference = repository.Reference;
        var served = await repository.GetManifestAsync(
            reference.Digest?.ToString() ?? reference.Tag!, cancellationToken).ConfigureAwait(false);
        var digest = reference.Digest ?? Digest.Compute(served.Bytes);
        Check(digest.Matches(served.Bytes), $"what {reference.Registry} serves for {reference.Repository}", digest);
        var mediaType = DocumentKind.Determine(served.Bytes, served.MediaType, reference.Familiar);
        return (new Descriptor(mediaType, digest, served.Bytes.Length), served.Bytes);
    }

    /// <summary>An entry of an index: a manifest or a nested index.</summary>
    public static async Task<byte[]> ReadEntryAsync(
        IImageRepository repository, Descriptor entry, DocumentBudget budget, CancellationToken cancellationToken)
    {
        budget.Take(entry);
        var served = await repository.GetManifestAsync(
            entry.Digest.ToString(), cancellationToken).ConfigureAwait(false);
        var isRight = served.Bytes.Length == entry.Size && entry.Digest.Matches(served.Bytes);
        Check(
            isRight,
            $"what {repository.Reference.Registry} serves for {repository.Reference.Repository}",
            entry.Digest);
        return served.Bytes;
    }

    /// <summary>What a manifest names as its configuration, whatever it is.</summary>
    public static async Task<byte[]> ReadSmallBlobAsync(
        IImageRepository repository, Descriptor config, DocumentBudget budget, CancellationToken cancellationToken)
    {
        if (config.Size > MaxConfig)
        {
            throw new InvalidContentException(
                $"the configuration {config.Digest} of {repository.Reference.Familiar} is larger than 4 MiB");
        }

        budget.Take(config);
        var bytes = await repository.GetBlobAsync(config, cancellationToken).ConfigureAwait(false);
        Check(
            bytes.Length == config.Size && config.Digest.Matches(bytes),
            $"what {repository.Reference.Registry} serves as configuration",
            config.Digest);
        return bytes;
    }

    private static void Check(bool matches, string what, Digest digest)
    {
        if (!matches)
        {
            throw new InvalidContentException(
                $"{what} does not match its digest {digest}: the registry, a mirror or a proxy changed it");
        }
    }
}
