namespace RegistryPull.Layers;

/// <summary>Parses a time of an extended header: decimal seconds with any number of places, perhaps before
/// 1970.</summary>
internal static class PaxTime
{
    private const int Places = 9;

    public static bool TryParse(ReadOnlySpan<byte> text, out FileTime time)
    {
        time = default;
        var point = text.IndexOf((byte)'.');
        var fraction = point < 0 ? [] : text[(point + 1)..];
        if (PaxRecords.ParseNumber(point < 0 ? text : text[..point]) is not { } seconds
            || fraction.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        var nanoseconds = 0;
        for (var i = 0; i < Places; i++)
        {
            nanoseconds = (nanoseconds * 10) + (i < fraction.Length ? fraction[i] - '0' : 0);
        }

        // -1.25 is a second and a quarter before 1970: file systems count the fraction forwards.
        if (text[0] == '-' && nanoseconds > 0 && seconds > long.MinValue)
        {
            time = new FileTime(seconds - 1, 1_000_000_000 - nanoseconds);
        }
        else
        {
            time = new FileTime(seconds, nanoseconds);
        }

        return true;
    }
}
