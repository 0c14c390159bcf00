namespace RegistryPull.Exporters.Rootfs;

/// <summary>Writes what a plan describes: a directory of one system or another, or a tar.</summary>
internal interface IRootWriter
{
    /// <summary>Gets how many layers may be written at once.</summary>
    int MaxParallelism { get; }

    /// <summary>Makes a directory that files can be put into. Called first, for each directory before its
    /// content.</summary>
    /// <exception cref="OutputException">It cannot be made.</exception>
    void MakeDirectory(TreeEntry directory);

    /// <summary>Begins a file. Called from at most <see cref="MaxParallelism"/> threads.</summary>
    /// <exception cref="OutputException">It cannot be made.</exception>
    IRootFile OpenFile(TreeEntry file);

    /// <summary>Adds what is not a file, in the order of the plan: links, devices and pipes, and each directory once
    /// more before its content.</summary>
    /// <exception cref="OutputException">It cannot be made.</exception>
    void Add(TreeEntry entry);

    /// <summary>Gives a directory its attributes. Called last, for each directory after its content, because new
    /// content changes the time.</summary>
    /// <exception cref="OutputException">They cannot be set.</exception>
    void CompleteDirectory(TreeEntry directory);
}
