namespace RegistryPull;

/// <summary>Discards all progress.</summary>
internal sealed class NoProgress : IPullProgress
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

    public void Note(string message)
    {
    }

    public void Detail(string message)
    {
    }
}
