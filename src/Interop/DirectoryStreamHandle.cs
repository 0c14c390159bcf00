using Microsoft.Win32.SafeHandles;

namespace RegistryPull.Interop;

/// <summary>A directory that is being listed: <c>DIR*</c> of readdir(3).</summary>
internal sealed class DirectoryStreamHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => DirectoryCalls.CloseStream(handle) == 0;
}
