using System.Collections.Immutable;

namespace RegistryPull.Exporters.Files;

/// <summary>Finds the paths of an artifact's layers, and refuses those that collide.</summary>
internal static class TitledFiles
{
    private const string TitleKey = "org.opencontainers.image.title";

    /// <summary>Finds the paths.</summary>
    /// <param name="layers">The layers, at least one.</param>
    /// <returns>The files, in the order of the layers; a layer that stands twice under one title is one file.</returns>
    /// <exception cref="InvalidContentException">A title is not a relative path on every system, or two differ by case
    /// alone.</exception>
    public static ImmutableArray<TitledFile> From(ImmutableArray<Descriptor> layers)
    {
        var files = ImmutableArray.CreateBuilder<TitledFile>();
        var taken = new Dictionary<string, TitledFile>(StringComparer.OrdinalIgnoreCase);
        var directories = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var layer in layers)
        {
            var file = new TitledFile(PathOf(layer), layer);
            if (taken.TryGetValue(file.Path, out var other))
            {
                RequireSame(file, other);
                continue;
            }

            taken.Add(file.Path, file);
            directories.UnionWith(Directories(file.Path));
            files.Add(file);
        }

        if (files.FirstOrDefault(file => directories.Contains(file.Path)) is { } both)
        {
            throw Invalid(both.Layer, "is both a file and a directory");
        }

        return files.ToImmutable();
    }

    private static string PathOf(Descriptor layer)
    {
        if (!layer.Annotations.TryGetValue(TitleKey, out var title))
        {
            return $"{layer.Digest.Algorithm}-{layer.Digest.Hex}";
        }

        if (FileTitle.FindFault(title) is { } fault)
        {
            throw Invalid(layer, fault);
        }

        return title;
    }

    private static void RequireSame(TitledFile file, TitledFile other)
    {
        if (file.Path != other.Path || file.Layer.Digest != other.Layer.Digest)
        {
            throw Invalid(file.Layer, "is the title of two files, or differs from another by case alone");
        }
    }

    private static IEnumerable<string> Directories(string path)
    {
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }
    }

    private static InvalidContentException Invalid(Descriptor layer, string why)
    {
        var title = TerminalText.Sanitize(layer.Annotations.GetValueOrDefault(TitleKey) ?? layer.Digest.ToString());
        return new InvalidContentException($"the title '{title}' of layer {layer.Digest} {why}: no file is written")
        {
            Digest = layer.Digest,
        };
    }
}
