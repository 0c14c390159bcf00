using System.Collections.Concurrent;
using System.Globalization;
using System.Web;

namespace RegistryPull.Testing;

/// <summary>The uploads of a fake registry, by the distribution spec's section on push.</summary>
public sealed class FakeUploads
{
    private readonly ConcurrentDictionary<string, byte[]> _open = [];
    private readonly ConcurrentQueue<int> _tears = [];
    private readonly FakeContent _content;
    private int _begun;

    internal FakeUploads(FakeContent content) => _content = content;

    /// <summary>Gets or sets the longest body of a request, as a proxy before the registry limits it; a longer one is
    /// answered with 413, unread.</summary>
    public long MaxBody { get; set; } = long.MaxValue;

    /// <summary>Gets or sets what <c>OCI-Chunk-Min-Length</c> says, and is required of all chunks but the last; 0 for
    /// nothing.</summary>
    public int MinChunk { get; set; }

    /// <summary>Gets or sets whether blobs of other repositories can be mounted; otherwise an upload begins.</summary>
    public bool Mounts { get; set; } = true;

    /// <summary>Gets or sets whether the bytes of a torn request are kept, as the specification has it. Otherwise the
    /// upload is gone with them.</summary>
    public bool KeepsTornBytes { get; set; } = true;

    /// <summary>Gets or sets whether <c>Location</c> is without a host.</summary>
    public bool IsRelative { get; set; }

    /// <summary>Gets or sets the host that uploads are sent to, as scheme, host and port; null for the registry
    /// itself.</summary>
    public Uri? Host { get; set; }

    /// <summary>Gets the number of uploads that were begun and neither finished nor cancelled.</summary>
    public int Open => _open.Count;

    /// <summary>Tears the connection of the next request with a body.</summary>
    /// <param name="after">The bytes of its body that arrive.</param>
    public void Tear(int after) => _tears.Enqueue(after);

    internal int? NextTear(string method) =>
        method is "PATCH" or "PUT" && _tears.TryDequeue(out var after) ? after : null;

    internal FakeAnswer Answer(RecordedRequest request) => (request.Method, request.Route.Target) switch
    {
        ("POST", "") => Begin(request),
        (_, var id) when !_open.ContainsKey(id) => FakeAnswer.Error(404, "BLOB_UPLOAD_UNKNOWN", "no such upload"),
        (_, _) when !request.Query.Contains("_state=", StringComparison.Ordinal) =>
            FakeAnswer.Error(400, "BLOB_UPLOAD_INVALID", "the query of the location was lost"),
        ("GET", var id) => Describe(request, id, 204),
        ("PATCH", var id) => Append(request, id),
        ("PUT", var id) => Commit(request, id),
        ("DELETE", var id) => Cancel(id),
        _ => FakeAnswer.Error(405, "UNSUPPORTED", "no such method"),
    };

    /// <summary>Keeps what arrived of a request before its connection broke.</summary>
    internal void Torn(RecordedRequest request)
    {
        var id = request.Route.Target;
        if (KeepsTornBytes)
        {
            _open.AddOrUpdate(id, [], (_, earlier) => [.. earlier, .. request.Content.Span]);
        }
        else
        {
            _open.TryRemove(id, out _);
        }
    }

    private FakeAnswer Begin(RecordedRequest request)
    {
        var query = HttpUtility.ParseQueryString(request.Query);
        if (Mounts && query["mount"] is { } digest && query["from"] is { } from && _content.HasBlob(from, digest))
        {
            _content.Link(request.Route.Repository, digest);
            return new FakeAnswer { Status = 201 }
                .With("Location", $"/v2/{request.Route.Repository}/blobs/{digest}")
                .With("Docker-Content-Digest", digest);
        }

        var id = $"upload-{Interlocked.Increment(ref _begun)}";
        _open[id] = [];
        return Describe(request, id, 202);
    }

    private FakeAnswer Describe(RecordedRequest request, string id, int status)
    {
        var size = _open[id].Length;
        var path = $"/v2/{request.Route.Repository}/blobs/uploads/{id}?_state=at{size}%2F%3D";
        var host = Host ?? new Uri($"{(request.IsHttps ? "https" : "http")}://{request.Host}");
        var location = IsRelative ? path : new Uri(host, path).AbsoluteUri;
        var answer = new FakeAnswer { Status = status }
            .With("Location", location)
            .With("Range", $"0-{Math.Max(size - 1, 0)}");
        return MinChunk > 0
            ? answer.With("OCI-Chunk-Min-Length", MinChunk.ToString(CultureInfo.InvariantCulture))
            : answer;
    }

    private FakeAnswer Append(RecordedRequest request, string id)
    {
        var chunk = request.Content;
        if (!IsInOrder(request, id))
        {
            return Describe(request, id, 416);
        }

        if (chunk.Length < MinChunk)
        {
            return FakeAnswer.Error(400, "SIZE_INVALID", "the chunk is too small");
        }

        _open.AddOrUpdate(id, [], (_, earlier) => [.. earlier, .. chunk.Span]);
        return Describe(request, id, 202);
    }

    private FakeAnswer Commit(RecordedRequest request, string id)
    {
        if (!IsInOrder(request, id))
        {
            return Describe(request, id, 416);
        }

        byte[] blob = [.. _open[id], .. request.Content.Span];
        var claimed = HttpUtility.ParseQueryString(request.Query)["digest"];
        if (!Digest.TryParse(claimed, out var digest) || !digest.Matches(blob))
        {
            return FakeAnswer.Error(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
        }

        _open.TryRemove(id, out _);
        _content.AddUploaded(request.Route.Repository, digest, blob);
        return new FakeAnswer { Status = 201 }
            .With("Location", $"/v2/{request.Route.Repository}/blobs/{digest}")
            .With("Docker-Content-Digest", $"{digest}");
    }

    private FakeAnswer Cancel(string id)
    {
        _open.TryRemove(id, out _);
        return new FakeAnswer { Status = 204 };
    }

    private bool IsInOrder(RecordedRequest request, string id) =>
        request.ContentRange is not { } range
            || range == $"{_open[id].Length}-{_open[id].Length + request.Content.Length - 1}";
}
