using System.Collections.Immutable;

namespace RegistryPull.Cli.Help;

/// <summary>The help of the program or one of its commands.</summary>
internal sealed record HelpPage(string Usage, string Summary, ImmutableArray<HelpSection> Sections);
