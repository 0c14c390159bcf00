using System.Collections.Immutable;
using RegistryPull.FileSystem;
using RegistryPull.Interop;
using RegistryPull.Transfer;

namespace RegistryPull;

/// <summary>A file that says what references led to, so that later pulls take the same.</summary>
/// <remarks>A transfer file can take its place. It pins, and is not changed, because it describes another
/// output.</remarks>
public sealed class LockFile
{
    private readonly string _path;

    private LockFile(string path, bool isTransfer, ImmutableDictionary<ImageReference, Digest> pins) =>
        (_path, IsTransfer, Pins) = (path, isTransfer, pins);

    /// <summary>Gets what the references led to, for <see cref="PullRequest.Pins"/>: the digest of an index or of a
    /// manifest.</summary>
    public ImmutableDictionary<ImageReference, Digest> Pins { get; private set; }

    /// <summary>Gets whether it is a transfer file.</summary>
    public bool IsTransfer { get; }

    /// <summary>Reads a lock or a transfer file. One that does not exist is empty.</summary>
    /// <param name="path">The path of the file.</param>
    /// <returns>The lock.</returns>
    /// <exception cref="InvalidRequestException">The file cannot be read.</exception>
    /// <exception cref="OutputException">The name is a directory, or a device of Windows.</exception>
    /// <exception cref="InvalidContentException">It is neither a lock nor a transfer file.</exception>
    public static LockFile Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var full = WorkingDirectory.Resolve(path);
        WindowsFile.ThrowIfOther(full, "name a file");
        if (Directory.Exists(full))
        {
            throw new OutputException($"{TerminalText.Sanitize(full)} is a directory: name a file");
        }

        if (!Path.Exists(full))
        {
            return new LockFile(full, isTransfer: false, ImmutableDictionary<ImageReference, Digest>.Empty);
        }

        var bytes = TransferPath.Read(full);
        return TransferFormat.HasOutput(bytes) switch
        {
            true => new LockFile(full, isTransfer: true, LockFormat.Read(TransferFormat.Read(bytes, path))),
            false => new LockFile(full, isTransfer: false, LockFormat.Read(bytes, path)),
        };
    }

    /// <summary>Checks, before images are pulled, that <see cref="Save"/> can write the file. Nothing is left
    /// behind.</summary>
    /// <param name="references">The images. Where the file has all of them, it is not written.</param>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    public void ThrowIfUnwritable(IEnumerable<ImageReference> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        if (!IsTransfer && !references.All(Pins.ContainsKey))
        {
            WritableFile.ThrowIfNot(_path, "name another file for the lock");
        }
    }

    /// <summary>Adds what images were pulled as, and writes the file. References that it has stay as they are; a
    /// transfer file is not written.</summary>
    /// <param name="images">The images of a pull.</param>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    public void Save(IEnumerable<PulledImage> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var pins = Pins.ToBuilder();
        foreach (var image in images)
        {
            pins.TryAdd(image.Reference, image.IndexDigest ?? image.Digest);
        }

        if (IsTransfer || pins.Count == Pins.Count)
        {
            return;
        }

        Pins = pins.ToImmutable();
        OutputFailure.Guard(_path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            var lines = LockFormat.Write(Pins);
            DraftFile.Replace(_path, output => output.Write(lines));
        });
    }
}
