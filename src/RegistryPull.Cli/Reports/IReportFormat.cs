namespace RegistryPull.Cli.Reports;

/// <summary>A kind of report file.</summary>
internal interface IReportFormat
{
    /// <summary>Writes a report. Equal reports give equal bytes.</summary>
    /// <param name="report">What it says.</param>
    /// <returns>The bytes of the file.</returns>
    byte[] Write(ApprovalReport report);
}
