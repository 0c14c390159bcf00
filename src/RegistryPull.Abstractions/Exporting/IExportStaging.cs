namespace RegistryPull.Exporting;

/// <summary>The place where an output grows before it gets its name. Paths are relative to the output, with <c>/</c>; a file output is the path <c>""</c>.</summary>
public interface IExportStaging
{
    /// <summary>What the output will be called, without its folder; its ending may say more than the format does, such as
    /// <c>.tar.gz</c>. Empty when the output is a stream, which has no name.</summary>
    string Name { get; }

    /// <summary>How many bytes there is room for where the output grows; null for a stream, and where the system does not say. For
    /// a format that knows its size before it writes: planned files take their room by themselves.</summary>
    long? FreeSpace { get; }

    /// <summary>Writes planned files: every known byte at its place, every blob straight into its window, in parallel. To be
    /// preferred wherever the layout is known beforehand: it resumes, it finds an output that is already complete, it can be streamed.</summary>
    /// <param name="files">The whole output, in the order in which a stream would carry it.</param>
    /// <param name="content">Where the blobs come from.</param>
    /// <param name="cancellationToken">Cancels the writing; what has arrived is kept for the next run.</param>
    /// <returns>A task that ends when all files are complete.</returns>
    /// <exception cref="RegistryPullException">Content or output failed.</exception>
    Task WriteAsync(IReadOnlyList<PlannedFile> files, IBlobSource content, CancellationToken cancellationToken);

    /// <summary>Opens one file of the output for writing from start to end, where the layout is not known beforehand.</summary>
    /// <param name="path">The file; <c>""</c> for a file output itself.</param>
    /// <returns>The stream; the exporter disposes of it.</returns>
    /// <exception cref="OutputException">The output exists, or cannot be written.</exception>
    Stream Create(string path);

    /// <summary>A directory to write in freely, for outputs of <see cref="OutputKind.Directory"/> that are more than files.</summary>
    /// <returns>Its path on the disk: exists, and is empty.</returns>
    /// <exception cref="OutputException">The output exists, or is not a directory.</exception>
    string OpenDirectory();

    /// <summary>Brings blobs into the staging place beside the output, in parallel, for a format that reads them more than once or not
    /// in their own order. As the blobs of planned files they resume, and each is verified before it is handed out.</summary>
    /// <param name="blobs">The blobs; each digest is brought once.</param>
    /// <param name="content">Where they come from.</param>
    /// <param name="cancellationToken">Cancels it; what has arrived is kept for the next run.</param>
    /// <returns>The blobs, each as soon as it is complete. They go with the staging place, when the export ends.</returns>
    /// <exception cref="RegistryPullException">Content or output failed.</exception>
    IAsyncEnumerable<KeptBlob> KeepAsync(IReadOnlyCollection<Descriptor> blobs, IBlobSource content, CancellationToken cancellationToken);

    /// <summary>Counts bytes that were written into the directory of <see cref="OpenDirectory"/>, which the host does not see being written.</summary>
    /// <param name="bytes">How many more there are.</param>
    void Wrote(long bytes);

    /// <summary>Tells the person something that is no error but should be known: what the output could not hold, for example.</summary>
    /// <param name="message">One line.</param>
    void Note(string message);

    /// <summary>What an output that is added to (<see cref="OutputTraits.AddsToExisting"/>) already holds under a path.</summary>
    /// <param name="path">A small file of the output.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The bytes, at most 4 MiB, or null when there is no such file or the output is new.</returns>
    /// <exception cref="OutputException">The file is larger or cannot be read.</exception>
    Task<ReadOnlyMemory<byte>?> ReadExistingAsync(string path, CancellationToken cancellationToken);
}
