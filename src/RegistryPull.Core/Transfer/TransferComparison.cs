using System.Text.Json;

namespace RegistryPull.Transfer;

/// <summary>Compares transfer files by what they say about an output. Pure.</summary>
internal static class TransferComparison
{
    /// <summary>Returns whether two files describe the same transfer. When it was made, by which version of the
    /// program, and where the bytes came from does not count.</summary>
    public static bool SaysTheSame(TransferFile one, TransferFile other) =>
        Normalize(one).AsSpan().SequenceEqual(Normalize(other));

    // The arrays in the records are compared by reference, so the text is compared.
    private static byte[] Normalize(TransferFile transfer) => JsonSerializer.SerializeToUtf8Bytes(
        transfer with
        {
            Created = default,
            Tool = "",
            Images = [.. transfer.Images.Select(Normalize)],
        },
        TransferJsonContext.Default.TransferFile);

    private static TransferImage Normalize(TransferImage image) =>
        image with { Layers = [.. image.Layers.Select(Normalize)] };

    private static TransferLayer Normalize(TransferLayer layer) => layer.From switch
    {
        BlobOrigin.Omitted => layer,
        _ => layer with { From = BlobOrigin.Present },
    };
}
