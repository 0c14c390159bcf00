using System.Runtime.Loader;

namespace RegistryPull.Cli.Plugins;

/// <summary>Makes one line that names the file out of whatever comes out of a plug-in.</summary>
internal static class PluginFailure
{
    /// <summary>What is wrong with its files is the request's fault; what its code throws is its own.</summary>
    public static Exception FromLoading(PluginFile file, Exception failure) => failure switch
    {
        TypeInitializationException { InnerException: { } inner } => FromLoading(file, inner),
        FileNotFoundException { FileName: { } name } when IsAssembly(name) => Missing(file, name, failure),
        FileLoadException { FileName: { } name } when IsAssembly(name) => Missing(file, name, failure),
        FileLoadException => Unfit(file, $"cannot be loaded ({failure.Message})", failure),
        BadImageFormatException => Unfit(file, "is no .NET assembly, or one for another processor", failure),
        TypeLoadException or MissingMemberException =>
            Unfit(file, $"does not fit what it was built with ({failure.Message})", failure),
        _ => new PluginDefectException(file, failure),
    };

    /// <summary>As <see cref="FromLoading"/>, while an output is written: what the file system says then is about the
    /// output.</summary>
    public static Exception FromExport(PluginFile file, Exception failure) => failure switch
    {
        UnauthorizedAccessException or (IOException and not FileNotFoundException and not FileLoadException) =>
            new OutputException($"the output cannot be written by {file}: {failure.Message}", failure),
        _ => FromLoading(file, failure),
    };

    /// <summary>Attributes an unhandled exception of another thread to a plug-in: by the assembly that threw it, or to
    /// the only plug-in that is loaded.</summary>
    public static Exception FromThread(Exception failure)
    {
        var loaded = AssemblyLoadContext.All.OfType<PluginLoadContext>().ToList();
        var owner = loaded.Find(
            context => context.Assemblies.Any(assembly => assembly.GetName().Name == failure.Source));
        owner ??= loaded is [var only] ? only : null;
        if (owner is null)
        {
            return failure;
        }

        return new PluginDefectException(owner.File, failure);
    }

    private static InvalidRequestException Missing(PluginFile file, string assembly, Exception failure)
    {
        var parts = assembly.Split(", ");
        return Unfit(file, $"needs {parts[0]} {parts[1].Replace("Version=", "", StringComparison.Ordinal)}, "
            + $"which is neither beside it nor in .NET {Environment.Version.ToString(2)}: dotnet publish puts a "
            + "plug-in's packages beside it", failure);
    }

    private static InvalidRequestException Unfit(PluginFile file, string why, Exception failure) =>
        new($"{file} {why}", failure);

    // The full name of an assembly. Any other missing file is a failure of the plug-in's own code.
    private static bool IsAssembly(string name) => name.Contains(", Version=", StringComparison.Ordinal);
}
