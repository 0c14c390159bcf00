namespace RegistryPull.Exporters.Rootfs;

/// <summary>The part of a path that is still to be walked; the target of a symbolic link is put in front of
/// it.</summary>
internal sealed class PendingPath
{
    private readonly Stack<(string Text, int Position)> _texts = [];

    public PendingPath(string path) => Push(path);

    public void Push(string path) => _texts.Push((path, 0));

    /// <summary>Takes the next part, which may be empty.</summary>
    /// <returns>False when nothing is left.</returns>
    public bool TryTake(out ReadOnlySpan<char> part)
    {
        if (!_texts.TryPop(out var next))
        {
            part = default;
            return false;
        }

        part = next.Text.AsSpan(next.Position);
        var slash = part.IndexOf('/');
        if (slash >= 0)
        {
            part = part[..slash];
            _texts.Push((next.Text, next.Position + slash + 1));
        }

        return true;
    }
}
