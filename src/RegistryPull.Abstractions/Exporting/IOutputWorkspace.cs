namespace RegistryPull.Exporting;

/// <summary>Where an output is written before it gets its name. Paths are relative to the output, with <c>/</c>; a file
/// output is the path <c>""</c>.</summary>
public interface IOutputWorkspace
{
    /// <summary>Gets the name of the output without its folder; empty when the output is a stream.</summary>
    /// <remarks>The ending of the name may say more than the format does, such as <c>.tar.gz</c>.</remarks>
    string Name { get; }

    /// <summary>Gets how many bytes are free where the output is written; null for a stream, and where the system does
    /// not say.</summary>
    long? FreeSpace { get; }

    /// <summary>Opens one file of the output for writing from start to end.</summary>
    /// <param name="path">The file; <c>""</c> for a file output itself.</param>
    /// <returns>The stream; the exporter disposes of it.</returns>
    /// <exception cref="OutputException">The output exists, or cannot be written.</exception>
    Stream Create(string path);

    /// <summary>Opens a directory to write in freely, for outputs of <see cref="OutputKind.Directory"/> that are more
    /// than files.</summary>
    /// <returns>Its path on the disk: exists, and is empty.</returns>
    /// <exception cref="OutputException">The output exists, or is not a directory.</exception>
    string OpenDirectory();

    /// <summary>Adds to the size of the output what was written into the directory of
    /// <see cref="OpenDirectory"/>.</summary>
    /// <param name="bytes">How many bytes more there are.</param>
    void ReportBytesWritten(long bytes);

    /// <summary>Reports that an image has another digest in the output than the registry serves, because its documents
    /// were rewritten.</summary>
    /// <param name="served">The digest that the registry serves: that of <see cref="ExportImage.Root"/>.</param>
    /// <param name="written">The digest in the output.</param>
    void ReportDigest(Digest served, Digest written);

    /// <summary>Shows a message that is not an error, such as what the output could not hold.</summary>
    /// <param name="message">One line.</param>
    void Note(string message);
}
