using System.Collections.Immutable;

namespace RegistryPull.Cli.Help;

/// <summary>A part of a help page, with its title.</summary>
internal abstract record HelpSection(string Title)
{
    /// <summary>Words on the left, what they mean on the right.</summary>
    internal sealed record Table(string Title, ImmutableArray<HelpRow> Rows) : HelpSection(Title);

    /// <summary>The purpose, and below it the command, which is never wrapped.</summary>
    internal sealed record Examples(string Title, ImmutableArray<HelpRow> Rows) : HelpSection(Title);
}
