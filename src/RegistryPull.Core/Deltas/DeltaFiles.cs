using System.Collections.Immutable;
using RegistryPull.Output;

namespace RegistryPull.Deltas;

/// <summary>Writes the check scripts beside a delta.</summary>
internal static class DeltaFiles
{
    /// <summary>Writes the scripts. Those of an earlier run are replaced.</summary>
    /// <param name="output">The full path of the output, in volumes as it would be in one file.</param>
    /// <param name="bases">What the target must have; nothing is written when it is empty.</param>
    /// <exception cref="OutputException">A script cannot be written.</exception>
    public static void Write(string output, ImmutableArray<RequiredBase> bases)
    {
        if (!bases.IsEmpty)
        {
            CompanionFile.Write(CompanionName.For(output, ".check.sh"), CheckScripts.Shell(bases));
            CompanionFile.Write(CompanionName.For(output, ".check.ps1"), CheckScripts.PowerShell(bases));
        }
    }
}
