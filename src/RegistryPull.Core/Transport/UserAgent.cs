namespace RegistryPull.Transport;

/// <summary>The <c>User-Agent</c> of all requests: <c>regpull/1.2.3</c>.</summary>
internal static class UserAgent
{
    /// <summary>The program, without its version.</summary>
    public const string Product = "regpull";

    public static string Value { get; } = $"{Product}/{ProductVersion.Value}";
}
