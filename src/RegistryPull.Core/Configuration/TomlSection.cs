using System.Collections.Immutable;
using Tomlyn;
using Tomlyn.Model;

namespace RegistryPull.Configuration;

/// <summary>A table of a TOML file. Reading a value of the wrong type throws, with the name of the file.</summary>
internal sealed class TomlSection(string path, TomlTable table)
{
    /// <summary>Reads a file's text.</summary>
    /// <exception cref="InvalidRequestException">It is no TOML; the message has the line.</exception>
    public static TomlSection Parse(string text, string path)
    {
        try
        {
            return new TomlSection(path, TomlSerializer.Deserialize(text, TomlModel.Default.TomlTable) ?? []);
        }
        catch (TomlException error)
        {
            // An error at the end of the file has no line number.
            var line = error.Line ?? text.TrimEnd().Count(static character => character == '\n') + 1;
            throw new InvalidRequestException(
                FormattableString.Invariant($"{path} cannot be read: broken TOML in line {line}"));
        }
    }

    public bool Has(string key) => table.ContainsKey(key);

    public string? Text(string key) => Value<string>(key, "a text");

    public bool Flag(string key) => Value<object>(key, "true or false") switch
    {
        null => false,
        bool flag => flag,
        _ => throw Wrong(key, "true or false"),
    };

    /// <summary>One text, or a list of them.</summary>
    public ImmutableArray<string> Texts(string key) => Value<object>(key, "") switch
    {
        null => [],
        string text => [text],
        TomlArray list when list.All(static item => item is string) => [.. list.OfType<string>()],
        _ => throw Wrong(key, "a list of texts"),
    };

    /// <summary>The first of what may be a text, a list of texts, or a list of lists of texts.</summary>
    public ImmutableArray<string> FirstPair(string key) => Value<object>(key, "") switch
    {
        TomlArray { Count: > 0 } list when list[0] is TomlArray pair && pair.All(static item => item is string) =>
            [.. pair.OfType<string>()],
        TomlArray { Count: > 0 } list when list[0] is string first => [first],
        _ => Texts(key),
    };

    /// <summary>The tables of <c>[[key]]</c>.</summary>
    public IEnumerable<TomlSection> Sections(string key) =>
        Value<TomlTableArray>(key, $"a list of tables, [[{key}]]")?.Select(Below) ?? [];

    /// <summary>The tables of <c>[key."name"]</c>, in the order of the file.</summary>
    public IEnumerable<(string Name, TomlSection Section)> Named(string key) =>
        Value<TomlTable>(key, $"a table, [{key}.\"…\"]")?
            .Select(pair => (pair.Key, Named(key, pair.Key, pair.Value))) ?? [];

    private TomlSection Named(string key, string name, object value)
    {
        if (value is not TomlTable table)
        {
            throw Wrong($"{key}.{name}", "a table");
        }

        return Below(table);
    }

    private TomlSection Below(TomlTable inner) => new(path, inner);

    private T? Value<T>(string key, string expected)
        where T : class
    {
        if (!table.TryGetValue(key, out var value))
        {
            return null;
        }

        return value as T ?? throw Wrong(key, expected);
    }

    private InvalidRequestException Wrong(string key, string expected) =>
        new($"{path} cannot be understood: '{TerminalText.Sanitize(key)}' is to be {expected}");
}
