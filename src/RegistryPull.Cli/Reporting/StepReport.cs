namespace RegistryPull.Cli.Reporting;

/// <summary>A step of an image's history in the JSON of <c>regpull inspect</c>.</summary>
internal sealed record StepReport(string? Created, string CreatedBy, string Comment, bool EmptyLayer)
{
    public static StepReport From(BuildStep step) => new(step.Created, step.CreatedBy, step.Comment, step.IsEmptyLayer);
}
