using RegistryPull.Interop;

namespace RegistryPull.Cli.Options;

/// <summary>Parses what was typed: a format error there is wrong usage, and anywhere else a defect.</summary>
internal static class UsageParsing
{
    /// <exception cref="InvalidRequestException">The text is not a reference; the message has a hint when a file has
    /// this name.</exception>
    public static ImageReference ParseImage(string text)
    {
        try
        {
            return ImageReference.Parse(text);
        }
        catch (FormatException failure)
        {
            throw new InvalidRequestException($"{failure.Message}{LocalArchive.EndingFor(text)}", failure);
        }
    }

    /// <exception cref="InvalidRequestException">The text cannot be parsed.</exception>
    public static T Parse<T>(Func<string, T> parse, string text)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException failure)
        {
            throw new InvalidRequestException(failure.Message, failure);
        }
    }
}
