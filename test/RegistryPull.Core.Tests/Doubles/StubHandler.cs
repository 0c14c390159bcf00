namespace RegistryPull;

/// <summary>A server for tests of what no server on this machine could be asked: other hosts, https.</summary>
internal sealed class StubHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<Uri> Asked { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add(request.RequestUri!);
        var response = answer(request);
        response.RequestMessage = request;
        return Task.FromResult(response);
    }
}
