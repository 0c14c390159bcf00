// The place where the environment of the process enters the pipeline; everything else takes it as a parameter.
#pragma warning disable RS0030
namespace RegistryPull.Interop;

/// <summary>The environment of this process, for the composition of services that were given none.</summary>
internal static class ProcessEnvironment
{
    /// <summary>Gets what looks up an environment variable; null for one that is not set.</summary>
    public static Func<string, string?> Variables { get; } = Environment.GetEnvironmentVariable;

    /// <summary>Gets the home directory of the user; empty when there is none.</summary>
    public static string HomeDirectory => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
}
