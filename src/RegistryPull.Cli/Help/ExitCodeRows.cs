namespace RegistryPull.Cli.Help;

/// <summary>The exit codes and their meanings, for the help.</summary>
internal static class ExitCodeRows
{
    public static HelpSection Section() => new HelpSection.Table("Exit codes",
    [
        Row(ExitCode.Done, "done, verified, and complete at its final name"),
        Row(ExitCode.Defect, "a defect in the program, or in a plug-in"),
        Row(ExitCode.Usage,
            "wrong usage, a reference or platform that cannot be read, or a plug-in that cannot be used"),
        Row(ExitCode.NotFound, "no such image, tag, digest, or platform in it"),
        Row(ExitCode.AccessDenied, "the registry refused the credentials, or requires some"),
        Row(ExitCode.Unavailable, "network or registry failure, after the retries"),
        Row(ExitCode.InvalidContent, "content that does not match its digest or size, or is malformed"),
        Row(ExitCode.Output, "the output: it exists, is not writable, or the disk is full"),
        Row(ExitCode.Engine, "an engine refused the image, or is not running"),
        Row(ExitCode.Cancelled, "cancelled; what was downloaded is kept for the next run"),
    ]);

    private static HelpRow Row(int code, string meaning) =>
        new(code.ToString(System.Globalization.CultureInfo.InvariantCulture), meaning);
}
