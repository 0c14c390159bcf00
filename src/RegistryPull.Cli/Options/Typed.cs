namespace RegistryPull.Cli.Options;

/// <summary>Reads what a person typed; the same failure from anywhere else would be a defect.</summary>
internal static class Typed
{
    public static T Read<T>(Func<string, T> parse, string text)
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
