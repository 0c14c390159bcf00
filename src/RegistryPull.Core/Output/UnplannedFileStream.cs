namespace RegistryPull.Output;

/// <summary>A file of an output that an exporter writes without a plan.</summary>
internal sealed class UnplannedFileStream(FileStream file, string output, Action<int> onWritten)
    : OutputStream(file, output, onWritten)
{
    // What is in the buffer is written now, and may not fit.
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Guard(file.Dispose);
        }

        base.Dispose(disposing);
    }
}
