using ZstdSharp;

namespace RegistryPull.Layers;

/// <summary>Recognises the exceptions of the decompressors.</summary>
internal static class DecompressionFailure
{
    /// <summary>What is wrong then, behind the name of a layer or an archive.</summary>
    public const string Reason = "cannot be decompressed: its compressed data is damaged or cut off";

    /// <summary>Returns whether an exception says that compressed data is damaged.</summary>
    public static bool Is(Exception error) => error is InvalidDataException or ZstdException or EndOfStreamException;
}
