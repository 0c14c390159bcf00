using Microsoft.AspNetCore.Http;

namespace RegistryPull.Testing;

/// <summary>Makes a record of a request.</summary>
internal static class RequestReader
{
    /// <param name="request">The request, its body unread.</param>
    /// <param name="prefix">The path that the registry is served below.</param>
    /// <param name="uploads">What happens to uploads.</param>
    /// <returns>The record; null when its body is longer than the registry takes, and was not read.</returns>
    public static async Task<(RecordedRequest Request, bool IsTooLong)> ReadAsync(
        HttpRequest request, string prefix, FakeUploads uploads)
    {
        var isTooLong = request.ContentLength > uploads.MaxBody;
        var tear = isTooLong ? null : uploads.NextTear(request.Method);
        var headers = request.Headers.ToDictionary(
            static pair => pair.Key, static pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var recorded = new RecordedRequest(
            request.Method,
            Below(prefix, request.Path.Value ?? ""),
            request.QueryString.Value ?? "",
            headers,
            isTooLong ? ReadOnlyMemory<byte>.Empty : await ReadAsync(request.Body, tear))
        {
            ClientCertificate = request.HttpContext.Connection.ClientCertificate?.Subject,
            IsHttps = request.IsHttps,
            IsTorn = tear is not null,
        };
        return (recorded, isTooLong);
    }

    private static async Task<byte[]> ReadAsync(Stream body, int? tear)
    {
        using var bytes = new MemoryStream();
        try
        {
            if (tear is { } after)
            {
                var part = new byte[after];
                bytes.Write(part, 0, await body.ReadAtLeastAsync(part, after, throwOnEndOfStream: false));
            }
            else
            {
                await body.CopyToAsync(bytes);
            }
        }
        catch (IOException)
        {
            // The client went away: what arrived is what there is.
        }

        return bytes.ToArray();
    }

    // What is not below the prefix is nothing that this registry serves.
    private static string Below(string prefix, string path) =>
        prefix.Length == 0 ? path : path.StartsWith(prefix + "/", StringComparison.Ordinal) ? path[prefix.Length..]
            : "/elsewhere" + path;
}
