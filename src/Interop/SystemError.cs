using System.Runtime.InteropServices;

namespace RegistryPull.Interop;

/// <summary>What the operating system says about a failed call, without the sentences that the framework puts around
/// it.</summary>
internal static class SystemError
{
    // winerror.h: an HRESULT of FACILITY_WIN32 carries the system's own number.
    private const int WindowsFacility = unchecked((int)0x80070000);
    private const int FacilityMask = unchecked((int)0xFFFF0000);
    private const int LargestUnixNumber = 4095;

    // errno.h: EFBIG, and the parameter that the framework blames for it.
    private const int FileTooLarge = 27;
    private const string BlamedParameter = "value";

    /// <summary>Gets whether an exception is the file system's.</summary>
    public static bool Is(Exception error) => error is IOException or UnauthorizedAccessException || IsTooLarge(error);

    /// <summary>Creates the exception of the last call that failed and recorded its error number.</summary>
    /// <param name="path">The file or directory that the call was about.</param>
    public static IOException Last(string path) => Create(Marshal.GetLastPInvokeError(), path);

    /// <summary>Creates the exception of an error number, as the framework would.</summary>
    /// <param name="number">An <c>errno</c>, or an error code of Windows.</param>
    /// <param name="path">The file or directory that the call was about.</param>
    public static IOException Create(int number, string path)
    {
        var code = OperatingSystem.IsWindows() ? WindowsFacility | number : number;
        return new IOException($"{Marshal.GetPInvokeErrorMessage(number)}: {path}", code);
    }

    /// <summary>Gets the system's own words for a failure, cleaned for a terminal; the exception's message where it has
    /// no error number.</summary>
    public static string Describe(Exception error) =>
        TerminalText.Sanitize(Number(error) is { } number ? Marshal.GetPInvokeErrorMessage(number) : error.Message);

    // For EFBIG, as "ulimit -f" causes it, the framework throws ArgumentOutOfRangeException:
    // System.IO.Interop.GetExceptionForIoErrno.
    private static bool IsTooLarge(Exception error) =>
        !OperatingSystem.IsWindows() && error is ArgumentOutOfRangeException { ParamName: BlamedParameter };

    // The framework wraps a refused permission in another exception, and keeps the number inside.
    private static int? Number(Exception error)
    {
        if (IsTooLarge(error))
        {
            return FileTooLarge;
        }

        var code = (error.InnerException as IOException ?? error).HResult;
        if (OperatingSystem.IsWindows())
        {
            return (code & FacilityMask) == WindowsFacility ? code & ~FacilityMask : null;
        }

        return code is > 0 and <= LargestUnixNumber ? code : null;
    }
}
