namespace RegistryPull.Exporting;

/// <summary>A window whose completion is told to somebody.</summary>
internal sealed class NoticedWindow(IBlobWindow window, Action<Descriptor> completed) : IBlobWindow
{
    public Descriptor Blob => window.Blob;

    public long HeldFrom(long offset) => window.HeldFrom(offset);

    public long MissingFrom(long offset) => window.MissingFrom(offset);

    public string? Validator
    {
        get => window.Validator;
        set => window.Validator = value;
    }

    public int Read(Span<byte> buffer, long offset) => window.Read(buffer, offset);

    public void Write(ReadOnlySpan<byte> bytes, long offset) => window.Write(bytes, offset);

    public void Clear() => window.Clear();

    public void Complete()
    {
        window.Complete();
        completed(window.Blob);
    }
}
