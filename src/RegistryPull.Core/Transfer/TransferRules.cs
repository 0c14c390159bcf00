using System.Buffers;
using System.Collections.Immutable;

namespace RegistryPull.Transfer;

/// <summary>What a transfer file must fulfil beyond its form. Someone else may have written it.</summary>
internal static class TransferRules
{
    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    /// <summary>Returns the first field that breaks a rule; null for none.</summary>
    public static string? FindBroken(TransferFile transfer)
    {
        if (FindNull(transfer) is { } list)
        {
            return list;
        }

        if (!IsFileName(transfer.Output))
        {
            return "output";
        }

        if ((transfer.Sha256 is { } sum && !IsSum(sum)) || transfer.Size < 0)
        {
            return "sha256 or size";
        }

        return transfer switch
        {
            _ when !Array.TrueForAll([.. transfer.Volumes], IsVolume) => "volumes",
            _ when !Array.TrueForAll([.. transfer.BuildsOn], IsSum) => "buildsOn",
            _ when !transfer.Images.All(static image => image.Layers.All(IsLayer)) => "images",
            _ => null,
        };
    }

    // The serialiser looks at the nullability of properties, and not at that of the items of lists.
    private static string? FindNull(TransferFile transfer) => transfer switch
    {
        _ when HasNull(transfer.Volumes) => "volumes",
        _ when HasNull(transfer.Requires) => "requires",
        _ when HasNull(transfer.BuildsOn) => "buildsOn",
        _ when HasNull(transfer.Missing) => "missing",
        _ when HasNull(transfer.Images) || transfer.Images.Any(static image => HasNull(image.Layers)) => "images",
        _ => null,
    };

    private static bool HasNull<T>(ImmutableArray<T> items)
        where T : class =>
        items.IsDefault || items.Any(static item => item is null);

    private static bool IsVolume(TransferVolume volume) =>
        IsFileName(volume.Name) && volume.Size >= 0 && IsSum(volume.Sha256);

    private static bool IsLayer(TransferLayer layer) =>
        layer.Size >= 0 && (layer.Volume is null || IsFileName(layer.Volume));

    // A name that leads elsewhere would make another program's file part of the transfer.
    private static bool IsFileName(string name) =>
        name is not ("" or "." or "..") && !name.AsSpan().ContainsAny("/\\:\0");

    private static bool IsSum(string text) => text.Length == 64 && !text.AsSpan().ContainsAnyExcept(LowerHex);
}
