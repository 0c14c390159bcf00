namespace RegistryPull.Exporters.Files;

/// <summary>A layer and the path of the file that it becomes.</summary>
/// <param name="Path">The path in the output, parts joined by <c>/</c>.</param>
/// <param name="Layer">The layer.</param>
internal sealed record TitledFile(string Path, Descriptor Layer);
