namespace RegistryPull.Cli.Reports;

/// <summary>An image that was asked for and is not there.</summary>
/// <param name="Image">The image as requested.</param>
/// <param name="Message">Why, in one line and without secrets.</param>
internal sealed record ReportedMissing(string Image, string Message);
