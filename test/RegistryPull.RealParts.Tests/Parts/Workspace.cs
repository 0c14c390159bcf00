using NUnit.Framework;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>A folder of its own for a test, with a short name: sockets live in it.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rp-");

    public string Root => _folder.FullName;

    public string PathOf(string name) => Path.Combine(Root, name);

    public string FolderOf(string name) => Directory.CreateDirectory(PathOf(name)).FullName;

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException e)
        {
            // A daemon that is slow to die must not turn a good test into a bad one.
            TestContext.Progress.WriteLine(e.Message);
        }
    }
}
