namespace OfflineDemo;

/// <summary>A directory for what the demo makes.</summary>
internal sealed class Workspace(bool keep) : IDisposable
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("regpull-demo-").FullName;

    public string PathOf(string name) => Path.Combine(Directory, name);

    public void Dispose()
    {
        if (keep)
        {
            Console.WriteLine($"Everything is still there: {Directory}");
        }
        else
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }
}
