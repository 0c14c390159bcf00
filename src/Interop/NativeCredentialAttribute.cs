using System.Runtime.InteropServices;

namespace RegistryPull.Interop;

/// <summary>CREDENTIAL_ATTRIBUTEW.</summary>
/// <remarks>https://learn.microsoft.com/windows/win32/api/wincred/ns-wincred-credential_attributew</remarks>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeCredentialAttribute
{
    public nint Keyword;
    public uint Flags;
    public uint ValueSize;
    public nint Value;
}
