namespace RegistryPull.Cli.Reporting;

/// <summary>An engine in the JSON of <c>regpull verify --json</c>.</summary>
/// <param name="Engine">The engine and its versions.</param>
/// <param name="Loads">Whether it loads the archive.</param>
/// <param name="Notes">Why it does not, or what it loses.</param>
internal sealed record EngineReport(string Engine, bool Loads, IReadOnlyList<string> Notes)
{
    public static EngineReport From(EngineSupport engine) => new(engine.Engine, engine.Loads, engine.Notes);
}
