using System.Runtime.InteropServices;

namespace RegistryPull.Interop;

/// <summary>The calls of the Windows Credential Manager.</summary>
/// <remarks>https://learn.microsoft.com/windows/win32/api/wincred/</remarks>
internal static partial class CredentialCalls
{
    /// <summary>CRED_TYPE_GENERIC: a secret of a program, which Windows itself does not use.</summary>
    public const uint Generic = 1;

    /// <summary>CRED_PERSIST_LOCAL_MACHINE: kept for this user on this machine.</summary>
    public const uint OnThisMachine = 2;

    /// <summary>CRED_MAX_CREDENTIAL_BLOB_SIZE, in bytes.</summary>
    public const int MaxSecret = 5 * 512;

    /// <summary>ERROR_NOT_FOUND.</summary>
    public const int NotFound = 1168;

    [LibraryImport(
        "advapi32", EntryPoint = "CredReadW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial bool Read(string target, uint type, uint flags, out nint credential);

    [LibraryImport("advapi32", EntryPoint = "CredWriteW", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial bool Write(in NativeCredential credential, uint flags);

    [LibraryImport(
        "advapi32", EntryPoint = "CredDeleteW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial bool Delete(string target, uint type, uint flags);

    [LibraryImport("advapi32", EntryPoint = "CredFree")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial void Free(nint credential);
}
