using System.Runtime.InteropServices;
using RegistryPull.Interop;

namespace RegistryPull.Cli.ManagedFallback;

/// <summary>Becomes the other program, with execv(3). The process that a shell or a supervisor knows stays the
/// same.</summary>
internal sealed class ExecProcessReplacement : IProcessReplacement
{
    public Task<int> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // .NET ignores this signal, and execv keeps it ignored: the helpers that the other program starts would never
        // notice a closed pipe.
        _ = ProcessCalls.SetSignal(ProcessCalls.BrokenPipe, ProcessCalls.Default);
        _ = ProcessCalls.Execute(program, [program, .. arguments, null]);
        throw new InvalidRequestException($"{program} cannot be run: {Marshal.GetLastPInvokeErrorMessage()}");
    }
}
