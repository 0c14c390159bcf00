using System.Text;
using RegistryPull.Interop;

namespace RegistryPull.Exporters.Tests.Rootfs.Linux;

/// <summary>A directory of Linux that records the calls and answers with the errors that a test wants: <c>chown</c>,
/// <c>chmod</c>, <c>setxattr</c>…</summary>
internal sealed class FakeLinuxDirectory : ILinuxDirectory
{
    private readonly List<string> _calls = [];

    /// <summary>The calls in their order: <c>chown a 5:6</c>, with modes in octal.</summary>
    public IReadOnlyList<string> Calls => _calls;

    /// <summary>The error of every call of a name.</summary>
    public Dictionary<string, LinuxError> Errors { get; } = new(StringComparer.Ordinal);

    public LinuxError CreateFile(ReadOnlySpan<byte> path, uint mode, out ILinuxFile? file)
    {
        var error = Call("create", path, Octal(mode));
        file = error == LinuxError.None ? new FakeLinuxFile(this, Text(path)) : null;
        return error;
    }

    public LinuxError MakeDirectory(ReadOnlySpan<byte> path, uint mode) => Call("mkdir", path, Octal(mode));

    public LinuxError MakeSymbolicLink(ReadOnlySpan<byte> target, ReadOnlySpan<byte> path) =>
        Call("symlink", path, Text(target));

    public LinuxError MakeHardLink(ReadOnlySpan<byte> existing, ReadOnlySpan<byte> path) =>
        Call("link", path, Text(existing));

    public LinuxError MakeNode(ReadOnlySpan<byte> path, uint mode, ulong device) =>
        Call("mknod", path, $"{Octal(mode)} {device:X}");

    public ILinuxNode Get(ReadOnlySpan<byte> path) => new FakeLinuxFile(this, Text(path));

    public void Dispose()
    {
        // There is nothing to close.
    }

    internal static string Octal(uint mode) => Convert.ToString(mode, 8);

    internal static string Text(ReadOnlySpan<byte> terminated)
    {
        if (terminated.IsEmpty || terminated[^1] != 0)
        {
            throw new ArgumentException("the system would read on behind it", nameof(terminated));
        }

        return Encoding.Latin1.GetString(terminated[..^1]);
    }

    internal LinuxError Call(string name, string path, string arguments)
    {
        _calls.Add($"{name} {path} {arguments}".TrimEnd());
        return Errors.GetValueOrDefault(name);
    }

    private LinuxError Call(string name, ReadOnlySpan<byte> path, string arguments) =>
        Call(name, Text(path), arguments);
}
