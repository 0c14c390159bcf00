namespace RegistryPull.Cli.Reporting;

/// <summary>A failure in the JSON that <c>--json</c> prints. The names are public interface.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Kind">The kind of failure: <c>notFound</c>.</param>
/// <param name="Message">The line that standard error has.</param>
internal sealed record ErrorReport(int Code, string Kind, string Message)
{
    /// <summary>The kind of an image that did not fail itself; the code is that of the failure that ended the
    /// run.</summary>
    public const string SkippedKind = "skipped";

    public static ErrorReport From(int code, string message) => new(code, KindOf(code), message);

    private static string KindOf(int code) => code switch
    {
        ExitCode.Usage => "usage",
        ExitCode.NotFound => "notFound",
        ExitCode.AccessDenied => "accessDenied",
        ExitCode.Unavailable => "unavailable",
        ExitCode.InvalidContent => "invalidContent",
        ExitCode.Output => "output",
        ExitCode.Engine => "engine",
        ExitCode.Cancelled => "cancelled",
        _ => "defect",
    };
}
