namespace RegistryPull.Cli.Progress;

/// <summary>Lets through the messages that this run is to print, each as one harmless line.</summary>
internal sealed class Messages(Verbosity verbosity, Action<string> writeLine)
{
    public static Messages None { get; } = new(Verbosity.Quiet, static _ => { });

    public void Note(string message) => Write(Verbosity.Normal, message);

    public void Detail(string message) => Write(Verbosity.Verbose, message);

    private void Write(Verbosity least, string message)
    {
        if (verbosity >= least)
        {
            writeLine(OneLine.Of(message));
        }
    }
}
