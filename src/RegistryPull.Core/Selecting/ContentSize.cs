namespace RegistryPull.Selecting;

/// <summary>Bounds what the blobs of one image may have together, so that every later sum of their sizes fits its
/// type.</summary>
internal static class ContentSize
{
    // The largest images and models have a few TiB. Some thousand images of this size still fit a sum of 64 bits.
    private const long Max = 1L << 50;

    /// <summary>Checks the sizes of blobs.</summary>
    /// <param name="blobs">The blobs; a digest counts as often as it stands.</param>
    /// <param name="name">The image, for the message.</param>
    /// <exception cref="InvalidContentException">They have more than 1 PiB together.</exception>
    public static void Check(IEnumerable<Descriptor> blobs, string name)
    {
        long total = 0;
        foreach (var blob in blobs)
        {
            if (blob.Size > Max - total)
            {
                throw new InvalidContentException($"{name} claims to have more than 1 PiB, which no image has");
            }

            total += blob.Size;
        }
    }
}
