namespace RegistryPull.Loading.Programs;

/// <summary>A program that was started. It is killed when it is disposed of before its end.</summary>
/// <remarks>It is killed before its pipes are closed, so that it never takes the end of the pipe for the end of its
/// input.</remarks>
internal interface IRunningProgram : IDisposable
{
    Stream Input { get; }

    Stream Output { get; }

    Stream Error { get; }

    /// <summary>Tells the program that its input is complete.</summary>
    void CloseInput();

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code.</returns>
    Task<int> WaitAsync(CancellationToken cancellationToken);
}
