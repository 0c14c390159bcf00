namespace RegistryPull.Cli.Terminal;

/// <summary>Standard error of the process.</summary>
internal sealed class StandardErrorTerminal : ITerminal
{
    private const int UsualWidth = 80;
    private const int UsualHeight = 24;

    private readonly Lazy<bool> _interactive = new(
        static () => !Console.IsErrorRedirected && WindowsConsoleMode.AllowsEscapeCodes());

    public bool IsInteractive => _interactive.Value;

    public int Width => Measure(static () => Console.WindowWidth, UsualWidth);

    public int Height => Measure(static () => Console.WindowHeight, UsualHeight);

    public void Write(string text)
    {
        try
        {
            Console.Error.Write(text);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The terminal is gone, or standard error is closed (2>&-). A pull does not fail for that.
        }
    }

    private static int Measure(Func<int> ask, int usual)
    {
        try
        {
            if (ask() is > 0 and var size)
            {
                return size;
            }

            return usual;
        }
        catch (Exception failure) when (failure is IOException or PlatformNotSupportedException)
        {
            return usual;
        }
    }
}
