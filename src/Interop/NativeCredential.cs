using System.Runtime.InteropServices;

namespace RegistryPull.Interop;

/// <summary>CREDENTIALW.</summary>
/// <remarks>https://learn.microsoft.com/windows/win32/api/wincred/ns-wincred-credentialw</remarks>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeCredential
{
    public uint Flags;
    public uint Type;
    public nint TargetName;
    public nint Comment;
    public uint LastWrittenLow;
    public uint LastWrittenHigh;
    public uint SecretSize;
    public nint Secret;
    public uint Persist;
    public uint AttributeCount;
    public nint Attributes;
    public nint TargetAlias;
    public nint UserName;
}
