namespace OfflineDemo;

/// <summary>What the demo checks after every run.</summary>
internal static class Promise
{
    /// <exception cref="BrokenPromiseException">It is not so.</exception>
    public static void That(bool kept, string otherwise)
    {
        if (!kept)
        {
            throw new BrokenPromiseException(otherwise);
        }
    }
}
