namespace RegistryPull.FileSystem;

/// <summary>Repeats a change while another program has the file open.</summary>
/// <remarks>
/// Windows neither moves nor replaces an open file. Virus scanners and indexers open new files for a moment:
/// https://learn.microsoft.com/windows/win32/fileio/creating-and-opening-files.
/// </remarks>
/// <param name="time">The clock of the waits.</param>
/// <param name="progress">Shows the note about the wait.</param>
internal sealed class SharingRetry(TimeProvider time, IPullProgress progress)
{
    // winerror.h, as exceptions of the framework have them: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION.
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);

    private const int MaxRetries = 40;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs a change, and repeats it for up to ten seconds while another program has the file open.</summary>
    /// <param name="path">The file or directory that messages name.</param>
    /// <param name="change">The change; it does nothing when it fails.</param>
    /// <param name="cancellationToken">Cancels the waits.</param>
    /// <exception cref="OutputException">The change failed for another reason, or the file stayed open.</exception>
    public async Task RunAsync(string path, Action change, CancellationToken cancellationToken)
    {
        for (var retries = 0; !TryRun(path, change, isLast: retries == MaxRetries); retries++)
        {
            if (retries == 0)
            {
                progress.Note($"{path} is open in another program: waiting up to 10 s for it to be closed");
            }

            await Task.Delay(Interval, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool TryRun(string path, Action change, bool isLast)
    {
        try
        {
            change();
            return true;
        }
        catch (Exception error) when (IsOpenElsewhere(error))
        {
            if (!isLast)
            {
                return false;
            }

            throw new OutputException(
                $"{path} is open in another program: close it, and run the command again", error);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            throw OutputFailure.Unwritable(path, error);
        }
    }

    // Windows refuses access when an open file would be replaced, or is in a directory that would be moved.
    private static bool IsOpenElsewhere(Exception error) =>
        error is IOException { HResult: SharingViolation or LockViolation }
        || (OperatingSystem.IsWindows() && error is UnauthorizedAccessException);
}
