using McMaster.Extensions.CommandLineUtils;

namespace RegistryPull.Cli;

/// <summary>Turns the parser's errors into messages that name what to try.</summary>
internal static class UsageErrors
{
    private const string Option = "option '";

    public static InvalidRequestException Explain(CommandParsingException failure)
    {
        var path = failure.Command.Parent switch
        {
            null => "regpull",
            _ => $"regpull {failure.Command.Name}",
        };
        string? suggestion = null;
        if (failure is UnrecognizedCommandParsingException unknown)
        {
            suggestion = Suggestion(unknown);
        }

        var way = suggestion switch
        {
            null => $"{path} --help says what there is",
            _ => $"did you mean {suggestion}?",
        };
        return new InvalidRequestException($"{Complaint(failure)}: {way}", failure);
    }

    // The parser's nearest matches are bare names, of commands and of options alike.
    private static string? Suggestion(UnrecognizedCommandParsingException failure)
    {
        var command = failure.Command;
        var isOption = failure.Message.Contains(Option, StringComparison.Ordinal);
        foreach (var match in failure.NearestMatches)
        {
            if (Dashed(command, match) is { } option)
            {
                return option;
            }

            if (!isOption && command.Commands.Exists(candidate => candidate.Name == match))
            {
                return $"regpull {match}";
            }
        }

        if (isOption || command.Parent is not null)
        {
            return null;
        }

        var typed = Quoted(failure.Message);
        if (NearestName.Find(typed, command.Commands.Select(static candidate => candidate.Name!)) is { } near)
        {
            return $"regpull {near}";
        }

        return $"regpull pull {typed}";
    }

    // "Missing value for option 'f'": the parser leaves the dashes out.
    private static string Complaint(CommandParsingException failure)
    {
        var message = WithoutValue(char.ToLowerInvariant(failure.Message[0]) + failure.Message[1..].TrimEnd('.'));
        var name = message.LastIndexOf(Option, StringComparison.Ordinal) + Option.Length;
        if (name >= Option.Length && Dashed(failure.Command, message[name..].TrimEnd('\'')) is { } dashed)
        {
            return $"{message[..(name - Option.Length)]}{dashed}";
        }

        return message;
    }

    // "Unrecognized option '--password=hunter2'": what was typed behind an unknown name may be a secret.
    private static string WithoutValue(string message)
    {
        var value = message.IndexOf('=', StringComparison.Ordinal);
        var isOption = message.Contains("'-", StringComparison.Ordinal);
        if (value >= 0 && isOption)
        {
            return $"{message[..value]}'";
        }

        return message;
    }

    private static string? Dashed(CommandLineApplication command, string name)
    {
        if (command.GetOptions().Any(option => option.LongName == name))
        {
            return $"--{name}";
        }

        if (command.GetOptions().Any(option => option.ShortName == name))
        {
            return $"-{name}";
        }

        return null;
    }

    private static string Quoted(string message) =>
        message[(message.IndexOf('\'', StringComparison.Ordinal) + 1)..].TrimEnd('\'');
}
