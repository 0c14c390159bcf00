namespace RegistryPull.Configuration;

/// <summary>A plain list of mirrors, as <c>--mirror</c> and docker's <c>registry-mirrors</c> have it.</summary>
internal static class MirrorList
{
    /// <param name="image">The image that is wanted.</param>
    /// <param name="addresses">The mirrors, in order.</param>
    /// <param name="origin">What names them.</param>
    /// <param name="sendsNamespace">Whether requests carry the registry as <c>ns</c>.</param>
    public static RegistryRule Rule(
        ImageReference image, IEnumerable<string> addresses, string origin, bool sendsNamespace) =>
        new(origin, [.. addresses.Select(
            address => Place(image, EndpointAddress.Base(address, origin), origin, sendsNamespace))]);

    // PREFIX/v2/NAME is how docker and containerd read a path. Where v2 is in it already, it is the interface's root as
    // it stands:
    // https://harbor.example/v2/project, as in harbor.example/project/library/nginx.
    private static EndpointConfig Place(ImageReference image, Uri address, string origin, bool sendsNamespace) =>
        new(EndpointAddress.At(image, address.Authority, image.Repository, origin), [address])
        {
            SendsNamespace = sendsNamespace,
            OverridePath = address.AbsolutePath.Contains("/v2/", StringComparison.Ordinal),
        };
}
