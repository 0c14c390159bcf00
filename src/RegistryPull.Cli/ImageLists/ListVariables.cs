namespace RegistryPull.Cli.ImageLists;

/// <summary>The variables of a YAML file: those of the environment and, behind them, of the <c>.env</c> file beside
/// it, which is read when the first is asked for.</summary>
internal sealed class ListVariables
{
    private const string FileName = ".env";

    private readonly Func<string, string?> _environment;
    private readonly Lazy<IReadOnlyDictionary<string, string>> _file;
    private readonly VariableExpansion _expansion;

    /// <summary>Creates the variables of a file.</summary>
    /// <param name="path">The path of the YAML file; <c>-</c> for standard input, which has no file beside
    /// it.</param>
    /// <param name="environment">Reads an environment variable.</param>
    public ListVariables(string path, Func<string, string?> environment)
    {
        _environment = environment;
        _file = new Lazy<IReadOnlyDictionary<string, string>>(() => ReadFile(path));
        _expansion = new VariableExpansion(Find, name => throw Unset(name, path));
    }

    /// <summary>Expands the variables of a text.</summary>
    /// <exception cref="FormatException">A variable has no value, or is malformed.</exception>
    /// <exception cref="InvalidRequestException">The <c>.env</c> file cannot be read.</exception>
    public string Expand(string text) => _expansion.Expand(text);

    private string? Find(string name) => _environment(name) ?? _file.Value.GetValueOrDefault(name);

    private static FormatException Unset(string name, string path)
    {
        var place = path switch
        {
            ListFile.StandardInput => "in the environment",
            _ => $"in the environment or in {PathOf(path)}",
        };
        return new FormatException($"the variable {name} has no value: set it {place}");
    }

    private IReadOnlyDictionary<string, string> ReadFile(string path)
    {
        var file = PathOf(path);
        if (path == ListFile.StandardInput || !File.Exists(file))
        {
            return new Dictionary<string, string>();
        }

        try
        {
            return new VariableFile(ListFile.ReadSmall(file), _environment).Read();
        }
        catch (ListFormatException error)
        {
            throw new InvalidRequestException($"{file}, line {error.Line}: {error.Message}", error);
        }
    }

    private static string PathOf(string path) => Path.Combine(Path.GetDirectoryName(path) ?? "", FileName);
}
