namespace RegistryPull.RealParts.Tests.Layers;

/// <summary>An entry of a layer, as a test wants it: sound or not. Each character of a name is one byte.</summary>
/// <param name="Path">Its name.</param>
internal sealed record TarItem(string Path)
{
    /// <summary>The type flag of POSIX and GNU.</summary>
    public char Type { get; init; } = '0';

    /// <summary>Permissions, octal.</summary>
    public string Mode { get; init; } = "644";

    public long User { get; init; }

    public long Group { get; init; }

    /// <summary>Seconds since 1970, with a fraction if need be.</summary>
    public string Modified { get; init; } = "1500000000";

    /// <summary>What a link leads to.</summary>
    public string Target { get; init; } = "";

    public byte[] Content { get; init; } = [];

    /// <summary>What its header says that follows; null for what does.</summary>
    public long? Declared { get; init; }

    public (uint Major, uint Minor) Device { get; init; }

    /// <summary>Extended attributes.</summary>
    public (string Name, byte[] Value)[] Extended { get; init; } = [];

    /// <summary>Whether it is written as GNU tar does by default, with long names of its own kind, and not with an
    /// extended header of POSIX.</summary>
    public bool IsGnu { get; init; }

    public static TarItem File(string path, string text, string mode = "644") =>
        new(path) { Content = System.Text.Encoding.UTF8.GetBytes(text), Mode = mode };

    public static TarItem Folder(string path, string mode = "755") => new(path) { Type = '5', Mode = mode };

    public static TarItem Link(string path, string target) => new(path) { Type = '2', Target = target, Mode = "777" };

    public static TarItem HardLink(string path, string target) => new(path) { Type = '1', Target = target };

    public static TarItem Whiteout(string path) => new(path);
}
