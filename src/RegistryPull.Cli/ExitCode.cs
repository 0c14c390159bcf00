namespace RegistryPull.Cli;

/// <summary>The exit codes, and the one place that says which failure has which.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Defect = 1;
    public const int Usage = 2;
    public const int NotFound = 3;
    public const int AccessDenied = 4;
    public const int Unavailable = 5;
    public const int InvalidContent = 6;
    public const int Output = 7;
    public const int Engine = 8;
    public const int Cancelled = 130;

    public static int From(Exception failure) => failure switch
    {
        InvalidRequestException => Usage,
        ImageNotFoundException => NotFound,
        AccessDeniedException => AccessDenied,
        RegistryUnavailableException => Unavailable,
        InvalidContentException => InvalidContent,
        OutputException => Output,
        EngineException => Engine,
        OperationCanceledException => Cancelled,
        _ => Defect,
    };
}
