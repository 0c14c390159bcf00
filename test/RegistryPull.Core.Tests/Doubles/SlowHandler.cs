namespace RegistryPull;

/// <summary>Sends requests over a <see cref="SlowLine"/>.</summary>
internal sealed class SlowHandler(SlowLine line) : DelegatingHandler(new SocketsHttpHandler())
{
    private const int Trickling = 50;

    private int _ranges;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var stall = request.Headers.Range is null ? Stall.None : line.StallOfRanges;
        var isTrickling = request.Headers.Range is not null && Interlocked.Increment(
            ref _ranges) == line.TricklingRange;
        line.Begin();
        try
        {
            if (stall == Stall.Answer)
            {
                await line.StallAsync(cancellationToken);
            }

            for (var slice = 0; slice < line.SlicesPerAnswer; slice++)
            {
                await line.WaitAsync(cancellationToken);
            }

            var response = await base.SendAsync(request, cancellationToken);
            await WrapAsync(response, stall, isTrickling ? Trickling : 1, cancellationToken);
            return response;
        }
        finally
        {
            line.End();
        }
    }

    private async Task WrapAsync(
        HttpResponseMessage response, Stall stall, int slowness, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var content = new StreamContent(new SlowStream(body, line, stall == Stall.Body) { Slowness = slowness });
        foreach (var (name, values) in response.Content.Headers)
        {
            content.Headers.TryAddWithoutValidation(name, values);
        }

        response.Content = content;
    }
}
