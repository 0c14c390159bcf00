using System.ComponentModel;

namespace RegistryPull.Loading.Programs;

/// <summary>Starts programs.</summary>
internal interface IProgramStarter
{
    /// <summary>Starts a program with pipes as its three streams.</summary>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    IRunningProgram Start(ProgramCommand command);
}
