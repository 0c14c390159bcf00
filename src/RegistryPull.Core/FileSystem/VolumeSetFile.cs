using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace RegistryPull.FileSystem;

/// <summary>A file of a partial output that is open for reading. One that is stored in volumes reads as one
/// file.</summary>
internal sealed class VolumeSetFile : IDisposable
{
    private const string Prefix = "volumes-";

    private readonly SafeFileHandle?[] _volumes;
    private readonly long _size;

    private VolumeSetFile(SafeFileHandle?[] volumes, long size) => (_volumes, _size) = (volumes, size);

    /// <summary>Returns the name of the directory that has the volumes of a file.</summary>
    /// <param name="size">The size of a volume in bytes.</param>
    public static string VolumesOf(long size) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{size}");

    /// <summary>Opens a file, or the directory of its volumes.</summary>
    /// <param name="path">The path of the file or directory.</param>
    /// <returns>Null when neither is there.</returns>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static VolumeSetFile? TryOpen(string path) => SizeOf(path) switch
    {
        { } size when Directory.Exists(path) => OpenVolumes(path, size),
        _ when File.Exists(path) => new VolumeSetFile([OpenOne(path)], long.MaxValue),
        _ => null,
    };

    /// <summary>Opens volumes as one file.</summary>
    /// <param name="paths">The volumes in their order.</param>
    /// <param name="size">The size of every volume but the last.</param>
    /// <exception cref="IOException">One cannot be opened.</exception>
    public static VolumeSetFile Open(IEnumerable<string> paths, long size) => OpenAll(paths, size, OpenOne);

    /// <summary>Reads bytes; fewer than wanted at the end of a volume.</summary>
    /// <param name="buffer">Where they go.</param>
    /// <param name="position">Where to start in the file.</param>
    /// <returns>The number of bytes; 0 at the end, and where a volume is missing or short.</returns>
    public int Read(Span<byte> buffer, long position)
    {
        var (number, offset) = (position / _size, position % _size);
        if (number >= _volumes.Length || _volumes[number] is not { } volume)
        {
            return 0;
        }

        var wanted = (int)Math.Min(buffer.Length, _size - offset);
        return RandomAccess.Read(volume, buffer[..wanted], offset);
    }

    public void Dispose() => Array.ForEach(_volumes, static handle => handle?.Dispose());

    private static VolumeSetFile OpenAll(IEnumerable<string> paths, long size, Func<string, SafeFileHandle?> open)
    {
        var opened = new List<SafeFileHandle?>();
        try
        {
            opened.AddRange(paths.Select(open));
            return new VolumeSetFile([.. opened], size);
        }
        catch
        {
            opened.ForEach(static handle => handle?.Dispose());
            throw;
        }
    }

    private static long? SizeOf(string path)
    {
        var name = Path.GetFileName(path);
        var isNamed = name.StartsWith(Prefix, StringComparison.Ordinal);
        var digits = isNamed ? name[Prefix.Length..] : "";
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0)
        {
            return size;
        }

        return null;
    }

    // A volume is made when its first bytes come, and a later blob may be complete before an earlier one begins.
    private static VolumeSetFile OpenVolumes(string folder, long size)
    {
        var paths = Enumerable.Range(0, VolumeSetLayout.MaxCount)
            .Select(volume => Path.Combine(folder, VolumeSetLayout.NameOf(volume)));
        return OpenAll(paths, size, OpenIfThere);
    }

    private static SafeFileHandle? OpenIfThere(string path)
    {
        if (File.Exists(path))
        {
            return OpenOne(path);
        }

        return null;
    }

    private static SafeFileHandle OpenOne(string path) => File.OpenHandle(
        path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
