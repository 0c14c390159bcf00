using Microsoft.AspNetCore.Http;

namespace RegistryPull.Testing;

/// <summary>Makes a record of a request.</summary>
internal static class RequestReader
{
    public static async Task<RecordedRequest> ReadAsync(HttpRequest request, string prefix)
    {
        using var body = new StreamReader(request.Body);
        var headers = request.Headers.ToDictionary(static pair => pair.Key, static pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new RecordedRequest(
            request.Method,
            Below(prefix, request.Path.Value ?? ""),
            request.QueryString.Value ?? "",
            headers,
            await body.ReadToEndAsync())
        {
            ClientCertificate = request.HttpContext.Connection.ClientCertificate?.Subject,
        };
    }

    // What is not below the prefix is nothing that this registry serves.
    private static string Below(string prefix, string path) =>
        prefix.Length == 0 ? path : path.StartsWith(prefix + "/", StringComparison.Ordinal) ? path[prefix.Length..] : "/elsewhere" + path;
}
