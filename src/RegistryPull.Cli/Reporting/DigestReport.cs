namespace RegistryPull.Cli.Reporting;

/// <summary>The JSON of <c>regpull digest --json</c>. The names are public interface.</summary>
internal sealed record DigestReport(
    string Reference, string Registry, string Repository, string? Tag, string Digest, string? Platform)
{
    public static DigestReport From(ImageReference image, Digest digest, Platform? platform) =>
        new(image.ToString(), image.Registry, image.Repository, image.Tag, digest.ToString(), platform?.ToString());
}
