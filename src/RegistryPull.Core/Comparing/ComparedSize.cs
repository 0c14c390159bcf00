using System.Collections.Immutable;

namespace RegistryPull.Comparing;

/// <summary>Bounds what the layers of one side may have together, so that every sum of their sizes fits its
/// type.</summary>
internal static class ComparedSize
{
    private const long Max = 1L << 60;

    /// <summary>Checks the sizes that a side states. Its layers are not read, so any size may be stated.</summary>
    /// <param name="side">The side, as a user types it.</param>
    /// <param name="images">Its images.</param>
    /// <exception cref="InvalidContentException">The layers have more than 1 EiB together.</exception>
    public static void Check(string side, ImmutableArray<ComparedImage> images)
    {
        long total = 0;
        foreach (var layer in images.SelectMany(static image => image.Layers))
        {
            if (layer.Size > Max - total)
            {
                throw new InvalidContentException(
                    $"{TerminalText.Sanitize(side)} claims to have layers of more than 1 EiB, which no image has");
            }

            total += layer.Size;
        }
    }
}
