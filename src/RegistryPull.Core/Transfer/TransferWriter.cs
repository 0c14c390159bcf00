using RegistryPull.FileSystem;

namespace RegistryPull.Transfer;

/// <summary>Writes the transfer file of an output that has its name.</summary>
/// <param name="secrets">Hides secrets in the messages of failures.</param>
/// <param name="retry">Waits while another program has the file open.</param>
/// <param name="time">The clock.</param>
internal sealed class TransferWriter(SecretRedactor secrets, SharingRetry retry, TimeProvider time)
{
    /// <summary>Checks, before anything is fetched, that the file can be written.</summary>
    /// <param name="output">The full path of the output.</param>
    /// <param name="isForced">Whether a file that is not a transfer file is replaced.</param>
    /// <exception cref="OutputException">Something else has the name.</exception>
    public static void Validate(string output, bool isForced)
    {
        var path = TransferName.PathFor(output);
        if (Directory.Exists(path) || (File.Exists(path) && !isForced && !IsTransfer(path)))
        {
            throw new OutputException(
                $"{path} exists and is not a transfer file, which goes beside {output}: move it away");
        }
    }

    /// <summary>Writes the file. It gets its name when it is complete. A file that says the same already stays as it
    /// is, because a transfer that builds on it names its SHA-256.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="cancellationToken">Cancels the reading of the output.</param>
    /// <returns>Its full path.</returns>
    /// <exception cref="OutputException">The output cannot be read, or the file cannot be written.</exception>
    public async Task<string> WriteAsync(TransferContent content, CancellationToken cancellationToken)
    {
        var hash = content.Hash;
        if (hash is null && File.Exists(content.Output))
        {
            hash = await OutputHash.ReadAsync(content.Output, cancellationToken).ConfigureAwait(false);
        }

        var path = TransferName.PathFor(content.Output);
        var transfer = Create(content, hash);
        if (ReadExisting(path) is { } existing && TransferComparison.SaysTheSame(existing, transfer))
        {
            return path;
        }

        var draft = OutputFailure.Guard(
            path, () => DraftFile.Write(path, output => TransferFormat.Write(transfer, output)));
        try
        {
            await retry
                .RunAsync(path, () => File.Move(draft, path, overwrite: true), cancellationToken)
                .ConfigureAwait(false);
        }
        catch
        {
            DraftFile.TryDelete(draft);
            throw;
        }

        OutputFailure.Guard(path, () => FileSystemSync.FlushDirectory(Path.GetDirectoryName(path)!));
        return path;
    }

    private TransferFile Create(TransferContent content, OutputHash? hash) => new()
    {
        Version = TransferFile.CurrentVersion,
        Created = ToSeconds(time.GetUtcNow()),
        Tool = $"regpull {ProductVersion.Value}",
        Output = Path.GetFileName(content.Output),
        Sha256 = hash?.Sha256,
        Size = hash?.Size,
        Volumes = content.Volumes,
        Requires = content.Requires,
        BuildsOn = content.BuildsOn,
        Missing = [.. content.Missing.Select(Describe)],
        Images = content.Images,
    };

    private TransferMissing Describe(MissingImage missing)
    {
        var message = secrets.Redact(TerminalText.Sanitize(missing.Failure.Message));
        var error = new TransferError(FailureKind.NameOf(missing.Failure), message);
        return new TransferMissing(missing.Image.ToString(), error);
    }

    // One that cannot be read is replaced, as a transfer file of a later version is.
    private static TransferFile? ReadExisting(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return TransferFormat.Read(TransferPath.Read(path), path);
        }
        catch (RegistryPullException)
        {
            return null;
        }
    }

    private static DateTimeOffset ToSeconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private static bool IsTransfer(string path) => OutputFailure.Guard(
        path,
        () => new FileInfo(path).Length <= TransferFormat.MaxLength && TransferFormat.IsOne(File.ReadAllBytes(path)));
}
