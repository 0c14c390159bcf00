namespace RegistryPull.Cli.Reports;

/// <summary>What the publisher of an image says about it; empty where the publisher says nothing.</summary>
/// <param name="Licenses">The licences.</param>
/// <param name="Source">Where the source code is.</param>
/// <param name="Revision">The revision of the source code.</param>
/// <remarks>OCI image-spec <c>annotations.md</c>.</remarks>
internal sealed record ReportedLabels(string Licenses, string Source, string Revision)
{
    private const int MaxLength = 1000;
    private const string Prefix = "org.opencontainers.image.";

    /// <summary>Gets the address of the source code as a link; null unless it is one that begins with
    /// <c>https://</c>.</summary>
    public Uri? Link
    {
        get
        {
            var isAddress = Uri.TryCreate(Source, UriKind.Absolute, out var address);
            if (isAddress && address!.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0)
            {
                return address;
            }

            return null;
        }
    }

    /// <summary>Reads the labels of a configuration.</summary>
    public static ReportedLabels From(IReadOnlyDictionary<string, string> labels) =>
        new(Find(labels, "licenses"), Find(labels, "source"), Find(labels, "revision"));

    private static string Find(IReadOnlyDictionary<string, string> labels, string name) =>
        TerminalText.Sanitize(labels.GetValueOrDefault(Prefix + name, ""), MaxLength).Trim();
}
