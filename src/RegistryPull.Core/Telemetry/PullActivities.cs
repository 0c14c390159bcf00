using System.Diagnostics;

namespace RegistryPull.Telemetry;

/// <summary>Starts the activities of pulls, requests and blobs. Without a listener a start costs nothing and returns
/// null.</summary>
/// <remarks>Tags follow OpenTelemetry's semantic conventions where those have a name, and begin with <c>regpull.</c>
/// elsewhere.
/// No tag holds a query or user information, because both may hold a secret:
/// https://opentelemetry.io/docs/specs/semconv/http/http-spans/.</remarks>
internal sealed class PullActivities : IDisposable
{
    private readonly ActivitySource _source = new(RegistryPullServices.TelemetryName);

    /// <summary>Starts the activity of a pull.</summary>
    /// <param name="request">The pull.</param>
    /// <returns>The activity; null when nothing listens.</returns>
    public Activity? StartPull(PullRequest request) => _source.StartActivity("pull")
        ?.SetTag("regpull.images", request.Images.Select(static image => image.ToString()).ToArray())
        .SetTag("regpull.format", request.Format);

    /// <summary>Starts the activity of a request, which ends with the head of its answer.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The activity; null when nothing listens.</returns>
    public Activity? StartRequest(HttpRequestMessage request) => _source.StartActivity("request", ActivityKind.Client)
        ?.SetTag("http.request.method", request.Method.Method)
        .SetTag("url.scheme", request.RequestUri?.Scheme)
        .SetTag("server.address", request.RequestUri?.Host)
        .SetTag("server.port", request.RequestUri?.Port)
        .SetTag("url.path", request.RequestUri?.AbsolutePath);

    /// <summary>Starts the activity of a blob, which ends when the blob is complete and verified.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="registry">The registry that the blob's image belongs to.</param>
    /// <returns>The activity; null when nothing listens.</returns>
    public Activity? StartBlob(Descriptor blob, string registry) => _source.StartActivity("blob")
        ?.SetTag("regpull.registry", registry)
        .SetTag("regpull.digest", blob.Digest.ToString())
        .SetTag("regpull.size", blob.Size);

    /// <summary>Runs an action within the activity of a blob.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="registry">The registry that the blob's image belongs to.</param>
    /// <param name="action">The action. Its failure is recorded, and passed on.</param>
    /// <returns>A task that ends with the action.</returns>
    public async Task TraceBlobAsync(Descriptor blob, string registry, Func<Task> action)
    {
        using var activity = StartBlob(blob, registry);
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            activity?.SetFailure(error);
            throw;
        }
    }

    /// <summary>Opens a stream within the activity of a blob, which ends when the stream is disposed.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="registry">The registry that the blob's image belongs to.</param>
    /// <param name="content">The content of the blob.</param>
    /// <returns>The stream itself when nothing listens.</returns>
    public Stream TraceStream(Descriptor blob, string registry, Stream content) => StartBlob(blob, registry) switch
    {
        { } activity => new ActivityStream(content, activity),
        _ => content,
    };

    /// <summary>Ends the source with its container.</summary>
    public void Dispose() => _source.Dispose();
}
