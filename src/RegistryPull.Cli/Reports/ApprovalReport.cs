using System.Collections.Immutable;
using System.Globalization;

namespace RegistryPull.Cli.Reports;

/// <summary>What a run wrote, for a person who has to approve it. All text is clean: it has no control
/// characters.</summary>
/// <param name="Created">The time that the report states.</param>
/// <param name="Version">The version of the program.</param>
internal sealed record ApprovalReport(DateTimeOffset Created, string Version)
{
    /// <summary>The name of the program.</summary>
    public const string Tool = "regpull";

    /// <summary>Gets the outputs, in the order of the run.</summary>
    public required ImmutableArray<ReportedOutput> Outputs { get; init; }

    /// <summary>Gets the images of all outputs; an image of several platforms has an item for each.</summary>
    public required ImmutableArray<ReportedImage> Images { get; init; }

    /// <summary>Gets the images that were asked for and are in no output.</summary>
    public required ImmutableArray<ReportedMissing> Missing { get; init; }

    /// <summary>Gets the time in UTC, in the format of ISO 8601.</summary>
    public string CreatedText => Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
