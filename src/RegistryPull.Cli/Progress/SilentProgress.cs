namespace RegistryPull.Cli.Progress;

/// <summary>Shows no progress, only what the messages let through.</summary>
internal sealed class SilentProgress(Messages messages) : IProgressDisplay
{
    public void Planned(string image, IReadOnlyCollection<Descriptor> blobs)
    {
    }

    public void Started(Descriptor blob)
    {
    }

    public void Advanced(Descriptor blob, long position, int received)
    {
    }

    public void Completed(Descriptor blob, BlobOrigin origin)
    {
    }

    public void Waiting(TimeSpan delay)
    {
    }

    public void Note(string message) => messages.Note(message);

    public void Inform(string message) => messages.Inform(message);

    public void Detail(string message) => messages.Detail(message);

    public void End(RunSummary? summary)
    {
        if (summary is { IsUpToDate: true })
        {
            messages.Inform(summary.Text);
        }
    }
}
