namespace RegistryPull.Testing.Fixtures;

/// <summary>Layers as builders write them, made of random changes to files, directories and links; and what is left of
/// all of them.</summary>
/// <remarks>The changes are many and the names few, so that files become directories, directories become links, and so
/// on, and back.</remarks>
public sealed class RandomStack
{
    private static readonly string[] Names = ["a", "b", "c", "l"];

    private readonly Random _random;
    private readonly SortedDictionary<string, StackEntry> _files = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<StackEntry>> _layers = [];

    /// <summary>Makes layers.</summary>
    /// <param name="seed">The same seed makes the same layers.</param>
    /// <param name="layers">How many.</param>
    /// <param name="hasMarksFirst">Whether whiteouts and opaque marks come first in each layer.</param>
    public RandomStack(int seed, int layers, bool hasMarksFirst)
    {
        _random = new Random(seed);
        for (var i = 0; i < layers; i++)
        {
            var layer = new RandomLayer(_files);
            for (var change = 0; change < 200; change++)
            {
                Change(layer, $"s{_random.Next(30)}");
            }

            _layers.Add(layer.Entries(hasMarksFirst));
        }
    }

    /// <summary>The layers, the base first.</summary>
    public IReadOnlyList<IReadOnlyList<StackEntry>> Layers => _layers;

    /// <summary>What is left, in the order of the paths.</summary>
    public IReadOnlyCollection<StackEntry> Files => _files.Values;

    // A few dozen small trees side by side: in one large tree changes would rarely meet.
    private void Change(RandomLayer layer, string root)
    {
        if (!_files.ContainsKey(root))
        {
            layer.Put(new StackEntry('d', root, ""));
        }

        var inside = _files.Values.Where(one => (one.Path + '/').StartsWith(root + '/', StringComparison.Ordinal));
        string[] directories = [.. inside.Where(static one => one.Kind == 'd').Select(static one => one.Path)];
        var path = $"{directories[_random.Next(directories.Length)]}/{Names[_random.Next(Names.Length)]}";
        switch (_random.Next(8))
        {
            case 0 or 1:
                layer.Put(new StackEntry('f', path, $"content {_random.Next()}"));
                break;
            case 2 or 3 when path.Count(static letter => letter == '/') < 4:
                layer.Put(new StackEntry('d', path, ""));
                break;
            case 4 or 5:
                layer.Put(new StackEntry('l', path, Target(root)));
                break;
            case 6 or 7 when _files.ContainsKey(path):
                layer.Remove(path);
                break;
        }
    }

    private string Target(string root)
    {
        var name = Names[_random.Next(Names.Length)];
        return _random.Next(3) switch
        {
            0 => $"/{root}/{name}",
            1 => $"../{name}",
            _ => name,
        };
    }
}
