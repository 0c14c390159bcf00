namespace RegistryPull.Output.Resuming;

/// <summary>A window whose completion is told to somebody.</summary>
internal sealed class NoticedWindow(IFileWindow window, Action<Descriptor> completed) : IFileWindow
{
    public Descriptor Blob => window.Blob;

    public string Path => window.Path;

    public long Offset => window.Offset;

    public bool IsWholeFile => window.IsWholeFile;

    public long HeldFrom(long offset) => window.HeldFrom(offset);

    public long MissingFrom(long offset) => window.MissingFrom(offset);

    public string? Validator
    {
        get => window.Validator;
        set => window.Validator = value;
    }

    public int Read(Span<byte> buffer, long offset) => window.Read(buffer, offset);

    public void Write(ReadOnlySpan<byte> bytes, long offset) => window.Write(bytes, offset);

    public bool TryReplace(Func<string, bool> place) => window.TryReplace(place);

    public bool ForgetDamaged() => window.ForgetDamaged();

    public void Clear() => window.Clear();

    public void Complete()
    {
        window.Complete();
        completed(window.Blob);
    }
}
