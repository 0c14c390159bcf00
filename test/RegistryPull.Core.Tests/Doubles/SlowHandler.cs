namespace RegistryPull;

/// <summary>Sends requests over a <see cref="SlowLine"/>.</summary>
internal sealed class SlowHandler(SlowLine line) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var stall = request.Headers.Range is null ? Stall.None : line.StallOfRanges;
        line.Begin();
        try
        {
            if (stall == Stall.Answer)
            {
                await line.StallAsync(cancellationToken);
            }

            var response = await base.SendAsync(request, cancellationToken);
            await WrapAsync(response, stall, cancellationToken);
            return response;
        }
        finally
        {
            line.End();
        }
    }

    private async Task WrapAsync(HttpResponseMessage response, Stall stall, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var content = new StreamContent(new SlowStream(body, line, stall == Stall.Body));
        foreach (var (name, values) in response.Content.Headers)
        {
            content.Headers.TryAddWithoutValidation(name, values);
        }

        response.Content = content;
    }
}
