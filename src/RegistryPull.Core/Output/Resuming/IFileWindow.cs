using RegistryPull.Exporting;

namespace RegistryPull.Output.Resuming;

/// <summary>A window whose file is known, so that its bytes can come from another file, or become one, without being read and written.</summary>
internal interface IFileWindow : IBlobWindow
{
    /// <summary>The file.</summary>
    string Path { get; }

    /// <summary>Where in the file the blob begins.</summary>
    long Offset { get; }

    /// <summary>Whether the file is the blob, from its first byte to its last.</summary>
    bool IsWholeFile { get; }

    /// <summary>Puts another file in the place of a whole one. What was held is forgotten first.</summary>
    /// <param name="place">Makes the file, where there is none now; says whether it did.</param>
    /// <returns>Whether the window holds the new file's bytes, unverified; else it holds nothing.</returns>
    /// <exception cref="OutputException">The old file cannot be removed.</exception>
    bool TryReplace(Func<string, bool> place);
}
