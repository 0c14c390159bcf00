namespace RegistryPull.Testing;

/// <summary>The requests that a fault is meant for.</summary>
public static class When
{
    /// <summary>Every request.</summary>
    public static Predicate<RecordedRequest> Any { get; } = static _ => true;

    /// <summary>GET and HEAD of manifests.</summary>
    public static Predicate<RecordedRequest> Manifest { get; } = static request =>
        request.Route.Kind == RouteKind.Manifest;

    /// <summary>Blobs.</summary>
    public static Predicate<RecordedRequest> Blob { get; } = static request => request.Route.Kind == RouteKind.Blob;

    /// <summary>Uploads of blobs.</summary>
    public static Predicate<RecordedRequest> Upload { get; } = static request => request.Route.Kind == RouteKind.Upload;

    /// <summary>Lists of tags.</summary>
    public static Predicate<RecordedRequest> Tags { get; } = static request => request.Route.Kind == RouteKind.Tags;

    /// <summary>Lists of referrers.</summary>
    public static Predicate<RecordedRequest> Referrers { get; } = static request =>
        request.Route.Kind == RouteKind.Referrers;

    /// <summary>Tokens.</summary>
    public static Predicate<RecordedRequest> Token { get; } = static request => request.Route.Kind == RouteKind.Token;

    /// <summary>Requests with a <c>Range</c>.</summary>
    public static Predicate<RecordedRequest> Ranged { get; } = static request => request.Range is not null;

    /// <summary>A certain blob or manifest.</summary>
    /// <param name="digest">Its digest.</param>
    /// <returns>The condition.</returns>
    public static Predicate<RecordedRequest> Digest(Digest digest) =>
        request => request.Route.Target == digest.ToString();

    /// <summary>Requests of one method.</summary>
    /// <param name="method">The method, in capitals.</param>
    /// <returns>The condition.</returns>
    public static Predicate<RecordedRequest> Method(string method) => request => request.Method == method;
}
