namespace RegistryPull.Testing.Fixtures;

/// <summary>An entry of a layer of a <see cref="RandomStack"/>.</summary>
/// <param name="Kind"><c>d</c> for a directory, <c>f</c> for a file, <c>l</c> for a symbolic link.</param>
/// <param name="Path">Its path.</param>
/// <param name="Text">The content of a file, the target of a link.</param>
public sealed record StackEntry(char Kind, string Path, string Text);
