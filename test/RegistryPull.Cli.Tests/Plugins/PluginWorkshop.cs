using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RegistryPull.Cli.Tests.Plugins;

/// <summary>A folder of plug-ins, each compiled from what a test says.</summary>
internal sealed class PluginWorkshop : IDisposable
{
    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(
                static path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly MetadataReference Contract = MetadataReference.CreateFromFile(
        typeof(Digest).Assembly.Location);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("regpull-plugins-");

    public string Folder => _folder.FullName;

    /// <summary>Where the plug-in of a name is, or would be.</summary>
    public string FileOf(string name) => Path.Combine(Folder, name, name + ".dll");

    /// <summary>A plug-in that is just these bytes.</summary>
    public string Write(string name, byte[] bytes)
    {
        _folder.CreateSubdirectory(name);
        File.WriteAllBytes(FileOf(name), bytes);
        return FileOf(name);
    }

    /// <summary>A plug-in of this code, which lives in the namespace of the contract.</summary>
    public string Build(string name, string code) => Write(name, Compile(name, code, Contract));

    /// <summary>A plug-in of this code, built with an assembly that may or may not be shipped with it.</summary>
    public string BuildWith(string name, string code, byte[] other, string? shippedAs = null)
    {
        var path = Write(name, Compile(name, code, Contract, MetadataReference.CreateFromImage(other)));
        if (shippedAs is not null)
        {
            File.WriteAllBytes(Path.Combine(Path.GetDirectoryName(path)!, shippedAs + ".dll"), other);
        }

        return path;
    }

    /// <summary>A plug-in that was built with the contract of another version.</summary>
    public string BuildWithContract(string name, string version)
    {
        const string Contract =
            "namespace RegistryPull.Exporting { public interface IExporter { string Format { get; } } }";
        var contract = Compile(
            "RegistryPull.Abstractions", $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")] {Contract}");
        return Write(
            name,
            Compile(
                name,
                $"public class Plugin : RegistryPull.Exporting.IExporter {{ public string Format => \"{name}\"; }}",
                MetadataReference.CreateFromImage(contract)));
    }

    public static byte[] Compile(string name, string code, params MetadataReference[] references)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        using var bytes = new MemoryStream();
        var result = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(code)], [.. Framework, .. references], options).Emit(bytes);
        return result.Success ? bytes.ToArray()
            : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
