using RegistryPull.Interop;

namespace RegistryPull.Cli.Reporting;

/// <summary>
/// Composes the one line of a failure: for which images, what failed, and from which registry.
/// </summary>
internal static class FailureLine
{
    /// <summary>Composes the line. A failure of the network ends with the command that finds its cause; a failure about
    /// an image that has the name of a file here, with how the file is named.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="isFile">Whether a file or layout has a name.</param>
    public static string From(RegistryPullException failure, Func<string, bool> isFile)
    {
        var line = WithSubject(failure);
        return failure switch
        {
            _ when FileHint(failure, isFile) is { } hint => $"{line}{Separator(line)} {hint}",
            InvalidContentException { Registry: { } registry } when !IsNamed(registry, line) =>
                $"{line} (from {registry})",
            RegistryUnavailableException when Target(failure) is { } target =>
                $"{line}{Separator(line)} run: regpull doctor {target}",
            _ => line,
        };
    }

    // Only a registry was asked by mistake. What failed for another reason is not about the name.
    private static string? FileHint(RegistryPullException failure, Func<string, bool> isFile)
    {
        var isAboutName = failure is ImageNotFoundException or AccessDeniedException or RegistryUnavailableException;
        if (!isAboutName || failure.Registry is null)
        {
            return null;
        }

        var names = failure.Images.SelectMany(static image => new[] { image.AsRepository.Familiar, image.Familiar });
        return names.FirstOrDefault(isFile) switch
        {
            { } name => LocalArchive.Hint(name),
            null => null,
        };
    }

    private static string Separator(string line)
    {
        if (line.EndsWith('?'))
        {
            return "";
        }

        return ";";
    }

    // A name without a dot is an image for the doctor, unless it ends with a slash.
    private static string? Target(RegistryPullException failure)
    {
        if (!failure.Images.IsEmpty)
        {
            return failure.Images[0].Familiar;
        }

        var isPlain = failure.Registry?.Contains('.', StringComparison.Ordinal) == false;
        if (isPlain)
        {
            return $"{failure.Registry}/";
        }

        return failure.Registry;
    }

    private static string WithSubject(RegistryPullException failure)
    {
        var message = failure.Message;
        if (!failure.Images.IsEmpty)
        {
            if (failure.Images.Any(image => IsNamed(image, message)))
            {
                return message;
            }

            return $"{Names(failure)}: {message}";
        }

        if (failure.Registry is { } registry && !IsNamed(registry, message))
        {
            return $"{registry}: {message}";
        }

        return message;
    }

    private static string Names(RegistryPullException failure) =>
        ImageNames.Format([.. failure.Images.Select(static image => image.Familiar)]);

    private static bool IsNamed(ImageReference image, string text) =>
        IsNamed(image.Familiar, text) || IsNamed(image.ToString(), text);

    // As a whole: app:1 is not named by app:10, nor by team/app:1.
    private static bool IsNamed(string name, string text)
    {
        for (var at = 0; (at = text.IndexOf(name, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var end = at + name.Length;
            if ((at == 0 || !IsPart(text[at - 1])) && (end == text.Length || !IsPart(text[end]) || EndsName(text, end)))
            {
                return true;
            }
        }

        return false;
    }

    // A full stop or colon before a space or the end belongs to the sentence.
    private static bool EndsName(string text, int at) =>
        text[at] is ':' or '.' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]));

    private static bool IsPart(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or ':' or '@' or '_' or '-';
}
