using System.Collections.Immutable;
using RegistryPull.Output;

namespace RegistryPull.Deltas;

/// <summary>Writes the check scripts beside a delta.</summary>
internal static class DeltaFiles
{
    /// <summary>Writes the scripts. Those of an earlier run are replaced.</summary>
    /// <param name="output">The full path of the output, in volumes as it would be in one file.</param>
    /// <param name="bases">What the target must have; nothing is written when it is empty.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="OutputException">A script cannot be written.</exception>
    public static async Task WriteAsync(
        string output, ImmutableArray<RequiredBase> bases, CancellationToken cancellationToken)
    {
        if (!bases.IsEmpty)
        {
            await CompanionFile
                .WriteAsync(CompanionName.For(output, ".check.sh"), CheckScripts.Shell(bases), cancellationToken)
                .ConfigureAwait(false);
            await CompanionFile
                .WriteAsync(CompanionName.For(output, ".check.ps1"), CheckScripts.PowerShell(bases), cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
