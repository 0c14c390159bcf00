namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>Finds programs as a shell would, and where daemons and wine are usually kept.</summary>
internal static class ProgramPath
{
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Concat(["/usr/sbin", "/sbin", "/usr/lib/wine"])
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);
}
