using System.Collections.Immutable;
using System.Text;

namespace RegistryPull.Inspecting;

/// <summary>The order in which people read tags. Pure.</summary>
/// <remarks>
/// 1. Names first (<c>alpine</c>, <c>latest</c>), then versions, which begin with a digit or with <c>v</c> and a digit:
/// the newest is the last. 2. Numbers count by value: <c>1.9</c>, <c>1.10</c>. Upper and lower case are the same. 3. A
/// version stands before what is added to it: <c>1.0</c>, <c>1.0-alpine</c>, <c>1.0.1</c>. 4. But a pre-release stands
/// before its release, as semver has it: <c>1.0-rc1</c>, <c>1.0</c>. It is known by its word, since most of what
/// follows a hyphen in a tag is a variant, not a pre-release. </remarks>
internal static class TagOrder
{
    // What may follow at one place of a version, in order.
    private const char PreRelease = '\u0001';
    private const char End = '\u0002';
    private const char Addition = '\u0003';
    private const char Part = '\u0004';
    private const char Number = '\u0005';
    private const char Word = '\u0006';

    private static readonly string[] PreReleases =
        ["alpha", "beta", "canary", "dev", "ea", "milestone", "nightly", "pre", "preview", "rc", "snapshot"];

    public static ImmutableArray<string> Sort(IEnumerable<string> tags)
    {
        // One for all keys: parts of ten thousand tags would be most of the memory of the command.
        var key = new StringBuilder();
        return
        [
            .. tags
                .Select(tag => (Tag: tag, Key: Key(tag, key.Clear())))
                .OrderBy(static item => item.Key, StringComparer.Ordinal)
                .ThenBy(static item => item.Tag, StringComparer.Ordinal)
                .Select(static item => item.Tag),
        ];
    }

    // Made so that comparing keys character by character compares tags by the rules.
    private static string Key(string tag, StringBuilder key)
    {
        var text = tag.ToLowerInvariant().AsSpan();
        var isVersion = char.IsAsciiDigit(text[0]) || text is ['v', >= '0' and <= '9', ..];
        key.Append(isVersion ? '1' : '0');
        var numbers = 0;
        for (var i = isVersion && text[0] == 'v' ? 1 : 0; i < text.Length;)
        {
            var run = Run(text[i..]);
            var isNumber = char.IsAsciiDigit(run[0]);
            if (isNumber)
            {
                AppendNumber(key, run);
            }
            else
            {
                AppendText(key, run, numbers > 0);
            }

            numbers += isNumber ? 1 : 0;
            i += run.Length;
        }

        return key.Append(End).ToString();
    }

    // As many characters of one kind as there are; separators stand alone.
    private static ReadOnlySpan<char> Run(ReadOnlySpan<char> text)
    {
        var end = 1;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[0])
            && char.IsAsciiDigit(text[end]) == char.IsAsciiDigit(text[0]) && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        return text[..end];
    }

    // The number of its digits, then the digits: a longer number is a higher one.
    private static StringBuilder AppendNumber(StringBuilder key, ReadOnlySpan<char> digits)
    {
        var value = digits.TrimStart('0');
        return key.Append(Number).Append((char)('0' + value.Length)).Append(value);
    }

    private static StringBuilder AppendText(StringBuilder key, ReadOnlySpan<char> text, bool afterNumber)
    {
        if (!char.IsAsciiLetter(text[0]))
        {
            return key.Append(text[0] == '.' ? Part : Addition);
        }

        if (!afterNumber || !IsPreRelease(text))
        {
            return key.Append(Word).Append(text);
        }

        // With the separator before it: 1.0-rc1 and 1.0rc1 are both before 1.0.
        while (key[^1] is Addition or Part)
        {
            key.Length--;
        }

        return key.Append(PreRelease).Append(text);
    }

    private static bool IsPreRelease(ReadOnlySpan<char> text)
    {
        foreach (var word in PreReleases)
        {
            if (text.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }
}
