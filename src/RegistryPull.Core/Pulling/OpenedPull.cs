using System.Collections.Immutable;
using RegistryPull.Deltas;
using RegistryPull.Fetching;
using RegistryPull.Opening;
using RegistryPull.Output;

namespace RegistryPull.Pulling;

/// <summary>The images of one pull, opened, and what the target has of them.</summary>
/// <param name="request">What was asked for.</param>
/// <param name="output">The output.</param>
/// <param name="opened">The images; disposed of with this object.</param>
/// <param name="bases">What the target has; disposed of with this object.</param>
internal sealed class OpenedPull(
    PullRequest request, ImageOutput output, OpenedImages opened, PullBases bases) : IDisposable
{
    /// <summary>Gets the images, in the order of the request.</summary>
    public IReadOnlyList<OpenedImage> Items => opened.Items;

    /// <summary>Gets the images that were left out because they failed, in the order of the request.</summary>
    public ImmutableArray<MissingImage> Missing =>
        [.. opened.Missing.OrderBy(missing => request.Images.IndexOf(missing.Image))];

    /// <summary>Gets the SHA-256 of each transfer file that is a base.</summary>
    public ImmutableArray<string> BuildsOn => bases.BuildsOn;

    /// <summary>Decides which layers the output leaves out.</summary>
    public DeltaPlan PlanDelta()
    {
        if (!request.HasBases)
        {
            return new DeltaPlan([.. opened.Images], [], 0);
        }

        return DeltaPlan.Create(opened.Images, bases.Chains, output.Omission);
    }

    /// <summary>Leaves out the images that the format cannot hold.</summary>
    /// <remarks>An exporter that refuses one of several images does not say which. Alone, each answers for
    /// itself.</remarks>
    public void LeaveOutUnfit()
    {
        foreach (var item in opened.Items.ToArray())
        {
            try
            {
                output.Validate(item.Image);
            }
            catch (RegistryPullException failure)
            {
                failure.Images = [item.Locator.Reference];
                opened.LeaveOut(other => other == item, failure);
            }
        }
    }

    /// <summary>Writes the images. One whose content fails is left out, where the request allows it.</summary>
    /// <param name="fetcher">Gives their content.</param>
    /// <param name="cancellationToken">Cancels it; what has arrived is kept for the next run.</param>
    /// <returns>The output, and what was left out of it.</returns>
    /// <exception cref="RegistryPullException">Content or output failed.</exception>
    public async Task<PulledOutput> WriteAsync(LayerFetcher fetcher, CancellationToken cancellationToken)
    {
        // Without a failed image the output has another plan, and takes over what has arrived.
        while (opened.Items.Count > 0)
        {
            try
            {
                return await WriteAllAsync(fetcher, cancellationToken).ConfigureAwait(false);
            }
            catch (RegistryPullException failure) when (CanLeaveOut(failure))
            {
                if (!opened.LeaveOut(item => Has(item, failure.Digest), failure))
                {
                    throw;
                }
            }
        }

        return new PulledOutput(WrittenOutput.None, PlanDelta());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        opened.Dispose();
        bases.Dispose();
    }

    private async Task<PulledOutput> WriteAllAsync(LayerFetcher fetcher, CancellationToken cancellationToken)
    {
        var delta = PlanDelta();
        var content = fetcher.Open(opened.Items);
        var written = await FailureContext
            .RunAsync(opened.Items, () => output.WriteAsync(delta.Images, content, cancellationToken))
            .ConfigureAwait(false);
        return new PulledOutput(written, delta);
    }

    private bool CanLeaveOut(RegistryPullException failure) =>
        request is { KeepGoing: true, Stream: null } && failure is not OutputException;

    private static bool Has(OpenedImage item, Digest? content) =>
        item.Image.Blobs().Any(blob => blob.Digest == content);
}
