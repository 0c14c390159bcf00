using RegistryPull.Layers;

namespace RegistryPull.Archives;

/// <summary>Limits what a compressed archive may unpack to: a hundred times its size, and at least 1 GiB.</summary>
/// <param name="subject">The archive, for messages.</param>
/// <param name="size">Its size in bytes.</param>
internal sealed class ExpansionLimit(TarSubject subject, long size)
{
    private const long AlwaysAllowed = 1L << 30;
    private const long MaxFactor = 100;

    private long _unpacked;

    /// <summary>Counts unpacked bytes.</summary>
    /// <exception cref="InvalidContentException">There are too many.</exception>
    public void Count(int bytes)
    {
        _unpacked += bytes;
        if (_unpacked > AlwaysAllowed && _unpacked / MaxFactor > size)
        {
            throw subject.Malformed($"unpacks to more than {MaxFactor} times its {ByteSize.Format(size)}");
        }
    }
}
