namespace RegistryPull.Telemetry;

/// <summary>Makes an activity of every request, each redirect and retry included.</summary>
internal sealed class RequestActivityHandler(PullActivities activities, HttpMessageHandler inner)
    : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var activity = activities.StartRequest(request);
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            activity?.SetTag("http.response.status_code", (int)response.StatusCode);
            return response;
        }
        catch (Exception error)
        {
            activity?.SetFailure(error);
            throw;
        }
    }
}
