namespace RegistryPull.Cli.Progress;

/// <summary>How far one blob is. Guarded by its model's lock.</summary>
internal sealed class BlobTransfer(Descriptor blob)
{
    private readonly string _name = blob.Digest.Abbreviated;
    private long _position;
    private TransferState _state;

    public void Start() => _state = TransferState.Downloading;

    public void Advance(long position, int received)
    {
        var moving = received switch
        {
            > 0 => TransferState.Downloading,
            _ => TransferState.Verifying,
        };
        if (position < _position)
        {
            _state = TransferState.Retrying;
        }
        else
        {
            _state = moving;
        }

        _position = Math.Clamp(position, 0, blob.Size);
    }

    public void Complete() => (_position, _state) = (blob.Size, TransferState.Done);

    public BlobSnapshot Snapshot() => new(_name, _position, blob.Size, _state);
}
