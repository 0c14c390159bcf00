using System.Text;

namespace RegistryPull.Cli.ImageLists;

/// <summary>Expands variables as Compose does: <c>$VAR</c>, <c>${VAR:-default}</c>, <c>$$</c>.</summary>
/// <remarks>https://docs.docker.com/reference/compose-file/interpolation.</remarks>
/// <param name="variables">The value of a variable; null for none.</param>
/// <param name="unset">The text for a variable that has no value; throws where that is an error.</param>
internal sealed class VariableExpansion(Func<string, string?> variables, Func<string, string> unset)
{
    private const int MaxDepth = 20;
    private const int MaxLength = 64 * 1024;

    /// <summary>Expands a text.</summary>
    /// <exception cref="FormatException">A variable is malformed or required, or the result is too long.</exception>
    public string Expand(string text) => Expand(text, depth: 0);

    private string Expand(string text, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new FormatException($"its variables are nested deeper than {MaxDepth} levels");
        }

        var expanded = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '$')
            {
                at = ExpandAt(text, at, depth, expanded);
            }
            else
            {
                expanded.Append(text[at++]);
            }

            if (expanded.Length > MaxLength)
            {
                throw new FormatException($"with its variables it is longer than {MaxLength} characters");
            }
        }

        return expanded.ToString();
    }

    // Returns where the text goes on.
    private int ExpandAt(string text, int dollar, int depth, StringBuilder expanded)
    {
        var next = dollar + 1;
        switch (text.AsSpan(next))
        {
            case ['$', ..]:
                expanded.Append('$');
                return next + 1;

            case ['{', ..]:
                var end = FindEnd(text, next + 1);
                expanded.Append(ExpandBraces(text[(next + 1)..end], depth));
                return end + 1;

            default:
                var name = ReadName(text.AsSpan(next));
                expanded.Append(variables(name) ?? unset(name));
                return next + name.Length;
        }
    }

    private string ExpandBraces(string inner, int depth)
    {
        var name = ReadName(inner);
        var value = variables(name);

        // With a colon an empty value counts as none.
        var full = string.IsNullOrEmpty(value) switch
        {
            true => null,
            false => value,
        };
        return inner[name.Length..] switch
        {
            "" => value ?? unset(name),
            [':', '-', .. var other] => full ?? Expand(other, depth + 1),
            ['-', .. var other] => value ?? Expand(other, depth + 1),
            [':', '+', .. var other] when full is not null => Expand(other, depth + 1),
            ['+', .. var other] when value is not null => Expand(other, depth + 1),
            [':', '+', ..] or ['+', ..] => "",
            [':', '?', .. var message] => full ?? throw Required(name, message),
            ['?', .. var message] => value ?? throw Required(name, message),
            _ => throw Malformed(),
        };
    }

    private static int FindEnd(string text, int start)
    {
        var open = 1;
        for (var at = start; at < text.Length; at++)
        {
            open += text[at] switch
            {
                '{' when text[at - 1] == '$' => 1,
                '}' => -1,
                _ => 0,
            };
            if (open == 0)
            {
                return at;
            }
        }

        throw Malformed();
    }

    private static string ReadName(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && IsInName(text[length], isFirst: length == 0))
        {
            length++;
        }

        if (length == 0)
        {
            throw Malformed();
        }

        return text[..length].ToString();
    }

    private static bool IsInName(char letter, bool isFirst) =>
        letter == '_' || char.IsAsciiLetter(letter) || (!isFirst && char.IsAsciiDigit(letter));

    private static FormatException Required(string name, string message) => message switch
    {
        "" => new FormatException($"the variable {name} has no value, and is required"),
        _ => new FormatException($"the variable {name} has no value: {TerminalText.Sanitize(message)}"),
    };

    private static FormatException Malformed() =>
        new("a $ begins a variable, as in ${NAME} or ${NAME:-default}: write $$ for the character");
}
