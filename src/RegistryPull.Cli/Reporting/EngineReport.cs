namespace RegistryPull.Cli.Reporting;

/// <summary>An engine in the JSON of <c>regpull verify --json</c>.</summary>
/// <param name="Engine">The engine and its versions.</param>
/// <param name="Loads">Whether it loads the archive.</param>
/// <param name="Notes">The reason why it cannot load the archive, or what is lost.</param>
internal sealed record EngineReport(string Engine, bool Loads, IReadOnlyList<string> Notes)
{
    public static EngineReport From(EngineSupport engine) => new(engine.Engine, engine.Loads, engine.Notes);
}
