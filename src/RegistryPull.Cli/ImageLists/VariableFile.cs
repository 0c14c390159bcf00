using System.Text;

namespace RegistryPull.Cli.ImageLists;

/// <summary>Reads the text of a <c>.env</c> file as Compose does.</summary>
/// <remarks>https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation.</remarks>
/// <param name="text">The text.</param>
/// <param name="environment">Reads an environment variable, which wins over the file.</param>
internal sealed class VariableFile(string text, Func<string, string?> environment)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private int _at;

    /// <summary>Reads the file.</summary>
    /// <returns>The values of the variables.</returns>
    /// <exception cref="ListFormatException">A line is malformed.</exception>
    public IReadOnlyDictionary<string, string> Read()
    {
        while (SkipToStatement())
        {
            var line = Line;
            try
            {
                ReadStatement();
            }
            catch (FormatException error)
            {
                throw new ListFormatException(line, error.Message);
            }
        }

        return _values;
    }

    private int Line => text.AsSpan(0, _at).Count('\n') + 1;

    private bool SkipToStatement()
    {
        while (_at < text.Length && (char.IsWhiteSpace(text[_at]) || text[_at] == '#'))
        {
            if (text[_at] == '#')
            {
                _at = EndOfLine();
            }
            else
            {
                _at++;
            }
        }

        return _at < text.Length;
    }

    private void ReadStatement()
    {
        var line = text.AsSpan(_at, EndOfLine() - _at);
        var assigned = line.IndexOf('=');
        if (assigned < 0)
        {
            // The name alone: the environment's value counts in any case.
            _at = EndOfLine();
            return;
        }

        var name = NameOf(line[..assigned]);
        _at += assigned + 1;
        while (_at < text.Length && text[_at] is ' ' or '\t')
        {
            _at++;
        }

        _values[name] = ReadValue();
    }

    private static string NameOf(ReadOnlySpan<char> before)
    {
        const string Export = "export ";
        var name = before.Trim();
        if (name.StartsWith(Export))
        {
            name = name[Export.Length..].Trim();
        }

        if (name.IsEmpty || name.ContainsAny(" \t\"'$"))
        {
            throw new FormatException("expected NAME=VALUE");
        }

        return name.ToString();
    }

    private string ReadValue() => text.AsSpan(_at) switch
    {
        ['\'', ..] => ReadQuoted('\''),
        ['"', ..] => Expand(ReadQuoted('"')),
        _ => Expand(ReadPlain()),
    };

    private string ReadPlain()
    {
        var line = text[_at..EndOfLine()];
        _at += line.Length;
        return line.Split(" #", 2)[0].Trim();
    }

    // A quoted value may have several lines.
    private string ReadQuoted(char quote)
    {
        var value = new StringBuilder();
        for (_at++; _at < text.Length; _at++)
        {
            if (text[_at] == quote)
            {
                _at = EndOfLine();
                return value.ToString();
            }

            if (quote == '"' && text[_at] == '\\' && _at + 1 < text.Length)
            {
                value.Append(Unescape(text[++_at]));
                continue;
            }

            value.Append(text[_at]);
        }

        throw new FormatException($"its {quote} has no end");
    }

    private static string Unescape(char letter) => letter switch
    {
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        '$' => "$$",
        _ => letter.ToString(),
    };

    // As in Compose, a variable that is not set is empty here.
    private string Expand(string value) => new VariableExpansion(Find, static _ => "").Expand(value);

    private string? Find(string name) => environment(name) ?? _values.GetValueOrDefault(name);

    private int EndOfLine()
    {
        var length = text.AsSpan(_at).IndexOf('\n');
        if (length < 0)
        {
            return text.Length;
        }

        return _at + length;
    }
}
