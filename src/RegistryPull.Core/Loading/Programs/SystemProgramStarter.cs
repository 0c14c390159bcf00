using System.Diagnostics;

namespace RegistryPull.Loading.Programs;

/// <summary>Starts processes of this machine.</summary>
internal sealed class SystemProgramStarter : IProgramStarter
{
    public IRunningProgram Start(ProgramCommand command)
    {
        var start = new ProcessStartInfo(command.Path, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        return new SystemProgram(Process.Start(start)!);
    }
}
