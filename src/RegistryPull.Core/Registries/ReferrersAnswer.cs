using RegistryPull.Transport;

namespace RegistryPull.Registries;

/// <summary>Reads a registry's answer to the question for referrers: an index of them.</summary>
/// <remarks>OCI distribution-spec <c>spec.md#listing-referrers</c>.</remarks>
internal static class ReferrersAnswer
{
    private const int MaxPage = 4 * 1024 * 1024;

    /// <summary>Reads a page and disposes of the answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="asked">The address that was asked.</param>
    /// <param name="limits">How long it may take.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The descriptors, and the path and query of the next page; null for the last one.</returns>
    /// <exception cref="RegistryUnavailableException">It is not a list of referrers. A page of a proxy or of the
    /// registry's own web site says nothing about them.</exception>
    public static async Task<(IReadOnlyList<Descriptor> Descriptors, string? Next)> ReadAsync(
        HttpResponseMessage response, Uri asked, BodyLimits limits, CancellationToken cancellationToken)
    {
        var next = NextLink.Continue(response, asked);
        var bytes = await DocumentBody.ReadAsync(response, MaxPage, limits, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidContentException($"{asked.Authority} sends more than 4 MiB of referrers on one page");
        return (Parse(bytes, asked.Authority), next);
    }

    /// <summary>Reads an index of referrers.</summary>
    /// <exception cref="RegistryUnavailableException">It is none.</exception>
    public static IReadOnlyList<Descriptor> Parse(byte[] bytes, string host)
    {
        try
        {
            var descriptor = new Descriptor(MediaTypes.OciIndex, Digest.Compute(bytes), bytes.Length);
            return ImageIndex.Parse(descriptor, bytes).Manifests;
        }
        catch (InvalidContentException error)
        {
            throw new RegistryUnavailableException(
                $"{host} does not answer with a list of referrers: a proxy or sign-in page may stand between", error);
        }
    }
}
