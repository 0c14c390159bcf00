using System.Globalization;

namespace RegistryPull.Registries.Uploads;

/// <summary>Reads how much of a blob has arrived: <c>Range: 0-1023</c> of an answer to an upload.</summary>
/// <remarks>distribution-spec, "Pushing a blob in chunks". The end is that of the last byte, so nothing at all cannot
/// be said: registries answer <c>0-0</c> for it, and <c>0--1</c>. One byte is sent again.</remarks>
internal static class UploadRange
{
    /// <summary>Reads the number of bytes.</summary>
    /// <param name="response">The answer.</param>
    /// <returns>The number; null when the answer does not say.</returns>
    public static long? Read(HttpResponseMessage response)
    {
        if (!response.Headers.NonValidated.TryGetValues("Range", out var values))
        {
            return null;
        }

        return values.ToString().Split('=')[^1] switch
        {
            "0-0" or "0--1" => 0,
            ['0', '-', .. var end] when TryParse(end, out var last) => last + 1,
            _ => null,
        };
    }

    private static bool TryParse(string text, out long last) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out last) && last < long.MaxValue;
}
