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

    // An HRESULT of this program: the customer bit is set, so that no system uses it.
    private const int OwnWords = unchecked((int)0xA0000001);

    // errno.h, and winerror.h for the numbers that the framework's exceptions have on every system.
    private const int NoEntry = 2;
    private const int AccessDenied = 13;
    private const int FileTooLarge = 27;
    private const int WindowsFileNotFound = 2;
    private const int WindowsPathNotFound = 3;
    private const int WindowsAccessDenied = 5;

    // The parameter that the framework blames for EFBIG.
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
        var code = number;
        if (OperatingSystem.IsWindows())
        {
            code = WindowsFacility | number;
        }

        return new IOException($"{Marshal.GetPInvokeErrorMessage(number)}: {path}", code);
    }

    /// <summary>Creates the exception for a file that is not what it has to be.</summary>
    /// <param name="words">What is wrong with it, as <see cref="Describe"/> returns it.</param>
    public static IOException Create(string words) => new(words, OwnWords);

    /// <summary>Returns the system's words for a failure, or this program's, cleaned for a terminal. A message of the
    /// framework is never returned.</summary>
    public static string Describe(Exception error)
    {
        var words = error.HResult switch
        {
            OwnWords => error.Message,
            _ => Words(error),
        };
        return TerminalText.Sanitize(words);
    }

    private static string Words(Exception error) => Number(error) switch
    {
        { } number => Marshal.GetPInvokeErrorMessage(number),
        null when error is EndOfStreamException => "it ends too early",
        null when error is PathTooLongException => "its path is too long",
        null => "the system gives no reason",
    };

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
        var isWindowsNumber = (code & FacilityMask) == WindowsFacility;
        if (OperatingSystem.IsWindows())
        {
            if (isWindowsNumber)
            {
                return code & ~FacilityMask;
            }

            return null;
        }

        if (isWindowsNumber)
        {
            return Translate(code & ~FacilityMask);
        }

        return UnixNumber(code);
    }

    private static int? UnixNumber(int code) => code switch
    {
        > 0 and <= LargestUnixNumber => code,
        _ => null,
    };

    private static int? Translate(int windowsNumber) => windowsNumber switch
    {
        WindowsFileNotFound or WindowsPathNotFound => NoEntry,
        WindowsAccessDenied => AccessDenied,
        _ => null,
    };
}
