using NUnit.Framework;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>The installed command, when it is machine code.</summary>
/// <param name="File">The program itself, not the link that was installed.</param>
internal sealed record NativeCommand(string File)
{
    /// <summary>The managed build that it hands over to.</summary>
    public string ManagedFile => Path.Combine(Path.GetDirectoryName(File)!, "managed", "regpull.dll");

    /// <summary>Finds it, or ends the test: as failed where real parts are required.</summary>
    public static NativeCommand Find()
    {
        var installed =
            Environment.GetEnvironmentVariable("REGPULL_COMMAND") is { Length: > 0 } path ? new FileInfo(path) : null;
        var command = installed is null ? null
            : new NativeCommand((installed.ResolveLinkTarget(returnFinalTarget: true) ?? installed).FullName);

        // A managed command has its assembly beside it.
        if (
            command is not null && System.IO.File.Exists(command.ManagedFile) && !System.IO.File.Exists(
                Path.ChangeExtension(command.File, ".dll")))
        {
            return command;
        }

        const string Why = "REGPULL_COMMAND is no native command";
        Assert.That(Environment.GetEnvironmentVariable("REGPULL_REQUIRE_REAL_PARTS"), Is.Not.EqualTo("1"), Why);
        Assert.Ignore(Why);
        throw new InvalidOperationException(Why);
    }
}
