using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Progress;

/// <summary>Lets through the messages that this run prints, each as one harmless line.</summary>
/// <param name="verbosity">How much is printed.</param>
/// <param name="isWatched">Whether a user reads standard error. A PowerShell job takes each line on it for an
/// error.</param>
/// <param name="writeLine">Prints a line.</param>
internal sealed class Messages(Verbosity verbosity, bool isWatched, Action<string> writeLine)
{
    /// <summary>Progress, and what may be a problem.</summary>
    public void Note(string message) => Write(Verbosity.Normal, message);

    /// <summary>What is neither progress nor a problem.</summary>
    public void Inform(string message) => Write(isWatched ? Verbosity.Normal : Verbosity.Verbose, message);

    public void Detail(string message) => Write(Verbosity.Verbose, message);

    private void Write(Verbosity least, string message)
    {
        if (verbosity >= least)
        {
            writeLine(TerminalLine.Sanitize(message));
        }
    }
}
