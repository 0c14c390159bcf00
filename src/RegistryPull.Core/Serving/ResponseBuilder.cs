using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RegistryPull.Archives;

namespace RegistryPull.Serving;

/// <summary>Builds the response to one request.</summary>
/// <param name="request">The request.</param>
internal sealed class ResponseBuilder(ArchiveRequest request)
{
    private readonly ImmutableArray<KeyValuePair<string, string>>.Builder _headers = CreateHeaders();

    /// <summary>Adds a header.</summary>
    public ResponseBuilder With(string name, string value)
    {
        _headers.Add(KeyValuePair.Create(name, value));
        return this;
    }

    /// <summary>Creates a response whose body is JSON.</summary>
    public ArchiveResponse Json<T>(int status, string mediaType, T body, JsonTypeInfo<T> type)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, type);
        return With("Content-Type", mediaType).Whole(status, new StoredBytes("", bytes));
    }

    /// <summary>Creates a refusal.</summary>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="code">The code of the specification.</param>
    /// <param name="message">A sentence for a user.</param>
    public ArchiveResponse Refuse(int status, string code, string message) => Json(
        status,
        "application/json",
        new ErrorsJson([new ErrorsJson.ErrorJson(code, TerminalText.Sanitize(message))]),
        ServingJsonContext.Default.ErrorsJson);

    /// <summary>Creates a response that sends all of some content.</summary>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="content">The content; goes with the response.</param>
    public ArchiveResponse Whole(int status, IStoredContent content) =>
        Send(status, content, new RequestedRange(0, content.Length));

    /// <summary>Creates a response that sends what the request asks for of a blob.</summary>
    /// <param name="content">The content; goes with the response.</param>
    /// <param name="entityTag">The tag of the content, which a range may depend on.</param>
    public ArchiveResponse Ranged(IStoredContent content, string entityTag)
    {
        With("Accept-Ranges", "bytes").With("ETag", entityTag);
        var isSame = request.IfRange is null || request.IfRange == entityTag;
        if (!isSame || RequestedRange.Parse(request.Range, content.Length) is not { } range)
        {
            return Whole(200, content);
        }

        var size = content.Length.ToString(CultureInfo.InvariantCulture);
        if (range.IsUnsatisfiable)
        {
            content.Dispose();
            return With("Content-Range", $"bytes */{size}")
                .Refuse(416, "RANGE_INVALID", "the blob does not have these bytes");
        }

        var last = range.Start + range.Length - 1;
        return With("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {range.Start}-{last}/{size}"))
            .Send(206, content, range);
    }

    private ArchiveResponse Send(int status, IStoredContent content, RequestedRange range)
    {
        With("Content-Length", range.Length.ToString(CultureInfo.InvariantCulture));
        if (request.Method != "HEAD")
        {
            return new ArchiveResponse(status, _headers.ToImmutable(), new ResponseBody(content, range));
        }

        content.Dispose();
        return new ArchiveResponse(status, _headers.ToImmutable(), body: null);
    }

    private static ImmutableArray<KeyValuePair<string, string>>.Builder CreateHeaders()
    {
        var headers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        headers.Add(KeyValuePair.Create("Docker-Distribution-Api-Version", "registry/2.0"));
        headers.Add(KeyValuePair.Create("X-Content-Type-Options", "nosniff"));
        return headers;
    }
}
