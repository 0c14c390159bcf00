namespace RegistryPull;

/// <summary>Lets a test act when a response has come, before the code under test gets it.</summary>
/// <param name="answered">May replace the content, advance the time, and wait.</param>
internal sealed class TappedHandler(Func<HttpResponseMessage, CancellationToken, Task> answered)
    : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await answered(response, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            response.Dispose();
            throw;
        }

        return response;
    }
}
