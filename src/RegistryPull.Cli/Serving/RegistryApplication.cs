using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace RegistryPull.Cli.Serving;

/// <summary>Passes the requests of an HTTP server on to a registry.</summary>
/// <param name="registry">The registry.</param>
/// <param name="detail">Gets a line for each request.</param>
internal sealed class RegistryApplication(ArchiveRegistry registry, Action<string> detail)
    : IHttpApplication<IFeatureCollection>
{
    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var aborted = context.GetRequiredFeature<IHttpRequestLifetimeFeature>();
        try
        {
            await RespondAsync(context, aborted.RequestAborted).ConfigureAwait(false);
        }
        catch (RegistryPullException failure)
        {
            // The length was announced, so only a torn connection tells the client that the rest is missing.
            detail(failure.Message);
            aborted.Abort();
        }
        catch (OperationCanceledException) when (aborted.RequestAborted.IsCancellationRequested)
        {
            detail("the client ended a request");
        }
    }

    private async Task RespondAsync(IFeatureCollection context, CancellationToken cancellationToken)
    {
        var received = context.GetRequiredFeature<IHttpRequestFeature>();
        using var answer = await registry
            .RespondAsync(Read(received), cancellationToken)
            .ConfigureAwait(false);
        detail(string.Create(
            CultureInfo.InvariantCulture, $"{received.Method} {received.RawTarget} {answer.StatusCode}"));
        var response = context.GetRequiredFeature<IHttpResponseFeature>();
        response.StatusCode = answer.StatusCode;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        var body = context.GetRequiredFeature<IHttpResponseBodyFeature>();
        await body.StartAsync(cancellationToken).ConfigureAwait(false);
        await answer.WriteBodyAsync(body.Writer, cancellationToken).ConfigureAwait(false);
        await body.CompleteAsync().ConfigureAwait(false);
    }

    private static ArchiveRequest Read(IHttpRequestFeature received)
    {
        var query = QueryHelpers.ParseQuery(received.QueryString);
        return new ArchiveRequest(received.Method, received.Path)
        {
            Registry = Query("ns"),
            Count = Query("n"),
            Last = Query("last"),
            ArtifactType = Query("artifactType"),
            Range = received.Headers.Range,
            IfRange = received.Headers.IfRange,
        };

        string? Query(string name)
        {
            if (query.TryGetValue(name, out var value))
            {
                return value.ToString();
            }

            return null;
        }
    }
}
