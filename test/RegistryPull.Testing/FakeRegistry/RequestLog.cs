using System.Collections.Immutable;

namespace RegistryPull.Testing;

/// <summary>All requests in the order of their arrival. Safe to read while requests arrive.</summary>
public sealed class RequestLog
{
    private readonly Lock _lock = new();
    private ImmutableList<RecordedRequest> _all = [];
    private int _blobsInFlight;

    /// <summary>All of them.</summary>
    public IReadOnlyList<RecordedRequest> All => Snapshot();

    /// <summary>Those for manifests.</summary>
    public IReadOnlyList<RecordedRequest> Manifests => Of(RouteKind.Manifest);

    /// <summary>Those for blobs.</summary>
    public IReadOnlyList<RecordedRequest> Blobs => Of(RouteKind.Blob);

    /// <summary>Those for uploads.</summary>
    public IReadOnlyList<RecordedRequest> Uploads => Of(RouteKind.Upload);

    /// <summary>Those for tokens.</summary>
    public IReadOnlyList<RecordedRequest> Tokens => Of(RouteKind.Token);

    /// <summary>How many requests for blobs were being answered at the busiest moment.</summary>
    public int MostBlobsAtOnce { get; private set; }

    /// <summary>Those of one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The requests so far.</returns>
    public IReadOnlyList<RecordedRequest> Of(RouteKind kind) =>
        Snapshot().FindAll(request => request.Route.Kind == kind);

    /// <summary>Forgets all requests.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            (_all, MostBlobsAtOnce) = ([], _blobsInFlight);
        }
    }

    internal void Begin(RecordedRequest request)
    {
        lock (_lock)
        {
            _all = _all.Add(request);
            _blobsInFlight += request.Route.Kind == RouteKind.Blob ? 1 : 0;
            MostBlobsAtOnce = Math.Max(MostBlobsAtOnce, _blobsInFlight);
        }
    }

    internal void End(RecordedRequest request)
    {
        lock (_lock)
        {
            _blobsInFlight -= request.Route.Kind == RouteKind.Blob ? 1 : 0;
        }
    }

    private ImmutableList<RecordedRequest> Snapshot()
    {
        lock (_lock)
        {
            return _all;
        }
    }
}
