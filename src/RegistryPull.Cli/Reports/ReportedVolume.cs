namespace RegistryPull.Cli.Reports;

/// <summary>A volume of an output.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in hexadecimal digits.</param>
internal sealed record ReportedVolume(string Name, long Size, string Sha256);
