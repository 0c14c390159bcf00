using System.Globalization;
using RegistryPull.Transport;

namespace RegistryPull.Registries.Uploads;

/// <summary>Reads where an upload continues: <c>Location</c> of each answer, with its query.</summary>
internal sealed class UploadAddresses(RegistryServer registry, RegistryTransport transport)
{
    /// <summary>Reads the answer to the request that began an upload, and disposes of it.</summary>
    public async Task<UploadSession> OpenAsync(
        RegistryRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            var address = await transport.FollowUploadAsync(
                registry.Adapt(request), response, cancellationToken).ConfigureAwait(false);
            return new UploadSession(address with { Method = HttpMethod.Get }, 0, MinChunkOf(response));
        }
    }

    /// <summary>Reads the answer to a later request. Where it names no address, the one before stays.</summary>
    public async Task<UploadSession> MoveAsync(
        UploadSession session, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Headers.Location is null)
        {
            return session;
        }

        var address = await transport.FollowUploadAsync(
            session.Address, response, cancellationToken).ConfigureAwait(false);
        return session with { Address = address };
    }

    private static long MinChunkOf(HttpResponseMessage response)
    {
        response.Headers.NonValidated.TryGetValues("OCI-Chunk-Min-Length", out var values);
        return long.TryParse(
            values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var least) switch
        {
            true => least,
            false => 0,
        };
    }
}
