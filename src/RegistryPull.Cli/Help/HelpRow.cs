namespace RegistryPull.Cli.Help;

/// <summary>Something to type and what it means.</summary>
internal sealed record HelpRow(string Term, string Meaning);
