using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using RegistryPull.Exporting;

namespace RegistryPull.Cli.Plugins;

/// <summary>Loads the exporter of a plug-in.</summary>
/// <remarks>Only this class uses reflection: it is not trimmed, and a native build never calls it.</remarks>
internal static class PluginLoader
{
    /// <summary>Loads a plug-in, without waiting for one that hangs when it is cancelled.</summary>
    /// <exception cref="InvalidRequestException">It cannot be used; the message names the file and says
    /// why.</exception>
    /// <exception cref="PluginDefectException">Its code threw.</exception>
    public static Task<PluginExporter> LoadAsync(PluginFile file, CancellationToken cancellationToken) =>
        Task.Run(() => Load(file), CancellationToken.None).WaitAsync(cancellationToken);

    private static PluginExporter Load(PluginFile file)
    {
        try
        {
            RequireUsable(file);
            var exporter = PluginExporter.Create(file, Create(file));
            if (exporter.Format != file.Name)
            {
                throw new InvalidRequestException($"{file} is the format '{TerminalText.Sanitize(exporter.Format)}': "
                    + "a plug-in's folder, file and format have one name");
            }

            return exporter;
        }
        catch (Exception failure) when (failure is not RegistryPullException)
        {
            throw PluginFailure.FromLoading(file, failure);
        }
    }

    private static void RequireUsable(PluginFile file)
    {
        if (!IsFormatName(file.Name))
        {
            throw new InvalidRequestException(
                $"{file} has no name for a format: lower-case letters, digits and dashes");
        }

        if (!File.Exists(file.Path))
        {
            throw new InvalidRequestException($"{file} does not exist: a plug-in's assembly is named as its folder");
        }

        try
        {
            PluginPermissions.Require(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidRequestException($"{file} cannot be read ({failure.Message})", failure);
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = PluginLoadContext.WhyReflection)]
    [UnconditionalSuppressMessage("Trimming", "IL2062", Justification = PluginLoadContext.WhyReflection)]
    private static IExporter Create(PluginFile file)
    {
        var assembly = new PluginLoadContext(file).LoadFromAssemblyPath(file.Path);
        ContractVersion.Require(file, assembly.GetReferencedAssemblies());
        Type[] exporters = [.. assembly.GetExportedTypes().Where(IsExporter)];
        if (exporters is not [var exporter])
        {
            throw new InvalidRequestException(
                $"{file} has {exporters.Length} exporters: it takes one public class that implements IPlannedExporter "
                + "or ILayerExporter and has a constructor without parameters");
        }

        return (IExporter)Activator.CreateInstance(exporter, BindingFlags.DoNotWrapExceptions, null, null, null)!;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = PluginLoadContext.WhyReflection)]
    private static bool IsExporter(Type type) =>
        type is { IsClass: true, IsAbstract: false }
            && type.IsAssignableTo(typeof(IExporter))
            && type.GetConstructor(Type.EmptyTypes) is not null;

    private static bool IsFormatName(string name) =>
        Array.TrueForAll(
            name.Split('-'), static part =>
                part.Length > 0 && part.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
}
