using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using RegistryPull.Interop;

namespace RegistryPull.FileSystem;

/// <summary>A directory below a root that was reached without following a link, and that stays the same while it is
/// open.</summary>
/// <remarks>
/// Others may be able to write below the root, and could replace a directory by a link to another user's. On Linux the
/// directory is opened part by part, and reached by its descriptor from then on. Elsewhere the parts are looked at
/// first: docs/decisions/0039-directories-below-a-root-are-pinned.md.
/// </remarks>
internal sealed class PinnedDirectory : IDisposable
{
    private const int NoEntry = 2;
    private const int Exists = 17;
    private const int NotADirectory = 20;
    private const int TooManyLinks = 40;
    private const uint UsualMode = 0x1FF;

    private readonly SafeFileHandle? _handle;
    private readonly string _path;

    private PinnedDirectory(string path, SafeFileHandle? handle) => (_path, _handle) = (path, handle);

    /// <summary>Gets the path of the directory that is valid while this is open.</summary>
    public string Path => _path;

    /// <summary>Opens a directory.</summary>
    /// <param name="root">The directory that is trusted; links on the way to it are followed.</param>
    /// <param name="names">The names of the directories below it, from the root down.</param>
    /// <returns>Null when one of them is missing.</returns>
    /// <exception cref="IOException">One of them is a link, or not a directory.</exception>
    public static PinnedDirectory? TryOpen(string root, params IReadOnlyList<string> names) =>
        Open(root, names, create: false);

    /// <summary>Opens a directory, and makes what is missing on the way to it, the root too.</summary>
    /// <inheritdoc cref="TryOpen"/>
    public static PinnedDirectory Create(string root, params IReadOnlyList<string> names)
    {
        Directory.CreateDirectory(root);
        return Open(root, names, create: true) ?? throw SystemError.Create(NoEntry, root);
    }

    /// <summary>Gets the path of an entry, valid while this is open.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(_path, name);

    public void Dispose() => _handle?.Dispose();

    private static PinnedDirectory? Open(string root, IReadOnlyList<string> names, bool create)
    {
        if (OperatingSystem.IsLinux())
        {
            return OpenOnLinux(root, names, create);
        }

        return OpenElsewhere(root, names, create);
    }

    [SupportedOSPlatform("linux")]
    private static PinnedDirectory? OpenOnLinux(string root, IReadOnlyList<string> names, bool create)
    {
        var path = root;
        var folder = DirectoryCalls.Open(root, OpenFlags.Directory);
        foreach (var name in names.Prepend(null))
        {
            path = name switch
            {
                null => path,
                _ => System.IO.Path.Combine(path, name),
            };
            if (name is not null && !folder.IsInvalid)
            {
                folder = Step(folder, name, create, path);
            }

            if (folder.IsInvalid)
            {
                if (Marshal.GetLastPInvokeError() != NoEntry)
                {
                    throw Failure(path);
                }

                return null;
            }
        }

        return new PinnedDirectory(Reachable(folder, path), folder);
    }

    // The parent is closed when its child is open.
    private static SafeFileHandle Step(SafeFileHandle parent, string name, bool create, string path)
    {
        using (parent)
        {
            var isMade = !create || DirectoryCalls.MakeDirectoryAt(parent, name, UsualMode) == 0;
            if (!isMade && Marshal.GetLastPInvokeError() != Exists)
            {
                throw SystemError.Last(path);
            }

            return DirectoryCalls.OpenAt(parent, name, OpenFlags.Directory | OpenFlags.NoFollow);
        }
    }

    private static IOException Failure(string path) => Marshal.GetLastPInvokeError() switch
    {
        NotADirectory or TooManyLinks => SystemError.Create($"{path} is a link or a file, and not a directory"),
        _ => SystemError.Last(path),
    };

    // proc(5): the descriptor's entry leads to the directory itself, whatever has its name by now.
    private static string Reachable(SafeFileHandle folder, string path)
    {
        var pinned = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{folder.DangerousGetHandle()}");
        if (Directory.Exists(pinned))
        {
            return pinned;
        }

        return path;
    }

    private static PinnedDirectory? OpenElsewhere(string root, IReadOnlyList<string> names, bool create)
    {
        var path = root;
        foreach (var name in names)
        {
            path = System.IO.Path.Combine(path, name);
            var folder = create ? Directory.CreateDirectory(path) : new DirectoryInfo(path);
            if (folder.LinkTarget is not null || File.Exists(path))
            {
                throw SystemError.Create($"{path} is a link or a file, and not a directory");
            }
        }

        if (Directory.Exists(path))
        {
            return new PinnedDirectory(path, null);
        }

        return null;
    }
}
