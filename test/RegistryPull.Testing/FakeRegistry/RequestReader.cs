using Microsoft.AspNetCore.Http;

namespace RegistryPull.Testing;

/// <summary>Makes a record of a request.</summary>
internal static class RequestReader
{
    public static async Task<RecordedRequest> ReadAsync(HttpRequest request)
    {
        using var body = new StreamReader(request.Body);
        var headers = request.Headers.ToDictionary(static pair => pair.Key, static pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new RecordedRequest(
            request.Method,
            request.Path.Value ?? "",
            request.QueryString.Value ?? "",
            headers,
            await body.ReadToEndAsync())
        {
            ClientCertificate = request.HttpContext.Connection.ClientCertificate?.Subject,
        };
    }
}
