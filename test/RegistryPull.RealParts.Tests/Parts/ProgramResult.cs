using NUnit.Framework;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>How a program ended, and what it said.</summary>
internal sealed record ProgramResult(string CommandLine, int ExitCode, string Output, string Error)
{
    /// <summary>Standard output of a program that has to succeed.</summary>
    public string Succeeded()
    {
        Assert.That(ExitCode, Is.Zero, $"{CommandLine}\n{Output}\n{Error}");
        return Output.Trim();
    }
}
