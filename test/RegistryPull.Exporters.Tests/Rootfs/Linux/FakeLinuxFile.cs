using System.Text;
using RegistryPull.Interop;

namespace RegistryPull.Exporters.Tests.Rootfs.Linux;

/// <summary>A file of a <see cref="FakeLinuxDirectory"/>.</summary>
internal sealed class FakeLinuxFile(FakeLinuxDirectory directory, string path) : ILinuxFile
{
    public LinuxError ChangeOwner(uint user, uint group) => directory.Call("chown", path, $"{user}:{group}");

    public LinuxError ChangeMode(uint mode) => directory.Call("chmod", path, FakeLinuxDirectory.Octal(mode));

    public LinuxError SetAttribute(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) =>
        directory.Call("setxattr", path, $"{FakeLinuxDirectory.Text(name)}={Encoding.Latin1.GetString(value)}");

    public LinuxError SetTimes(long seconds, long nanoseconds) =>
        directory.Call("utimens", path, $"{seconds}.{nanoseconds:D9}");

    public LinuxError Write(ReadOnlySpan<byte> bytes, long offset) =>
        directory.Call("pwrite", path, $"{bytes.Length}@{offset}");

    public LinuxError SetLength(long length) => directory.Call("ftruncate", path, $"{length}");

    public void Dispose() => directory.Call("close", path, "");
}
