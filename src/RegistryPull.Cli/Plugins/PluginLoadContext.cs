using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using RegistryPull.Exporting;

namespace RegistryPull.Cli.Plugins;

/// <summary>Where one plug-in lives with its own versions of everything. It shares the framework and the contract with
/// the program, and nothing else.</summary>
/// <remarks>https://learn.microsoft.com/dotnet/core/tutorials/creating-app-with-plugin-support</remarks>
internal sealed class PluginLoadContext(PluginFile file) : AssemblyLoadContext(file.Name)
{
    /// <summary>Why the trimmer's warnings do not apply to plug-ins.</summary>
    public const string WhyReflection =
        "Plug-ins are never trimmed, and neither is a program that takes them: a native build hands over to the "
        + "managed one before this.";

    private static readonly Assembly Contract = typeof(IExporter).Assembly;

    private readonly AssemblyDependencyResolver _resolver = new(file.Path);

    public PluginFile File => file;

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = WhyReflection)]
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // Always the program's own, also beside a copy that came with the plug-in: a second one would be another
        // contract.
        if (assemblyName.Name == Contract.GetName().Name)
        {
            return Contract;
        }

        if (_resolver.ResolveAssemblyToPath(assemblyName) is { } path)
        {
            return LoadFromAssemblyPath(path);
        }

        if (!IsAbsentOrFramework(assemblyName))
        {
            throw new FileNotFoundException($"{assemblyName.Name} is not beside the plug-in", assemblyName.FullName);
        }

        return null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) switch
        {
            { } path => LoadUnmanagedDllFromPath(path),
            _ => 0,
        };

    // Null means: ask the program. It would answer with its own libraries too, and the plug-in would break when they
    // change.
    private static bool IsAbsentOrFramework(AssemblyName name) =>
        !string.IsNullOrEmpty(name.CultureName)
        || !System.IO.File.Exists(Path.Combine(AppContext.BaseDirectory, name.Name + ".dll"))
        || System.IO.File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), name.Name + ".dll"));
}
