namespace RegistryPull.Exporting;

/// <summary>A format that images can be written in. Built-in formats and plug-ins implement the same
/// interfaces.</summary>
/// <remarks>
/// An exporter implements <see cref="IPlannedExporter"/> where the manifests tell which bytes the output consists of,
/// and
/// <see cref="ILayerExporter"/> where it has to look into the layers first. Neither sees the network or the final path:
/// the host fetches, verifies, writes, and gives the output its name once it is complete.
/// </remarks>
public interface IExporter
{
    /// <summary>Gets the name that <c>--format</c> takes: lower-case letters, digits and dashes.</summary>
    string Format { get; }

    /// <summary>One line that says what the output is and what reads it.</summary>
    string Description { get; }

    /// <summary>Gets what kind of output this makes and what it can hold; the host refuses the rest before anything is
    /// fetched.</summary>
    OutputTraits Traits { get; }
}
