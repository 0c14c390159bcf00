using System.IO.Enumeration;
using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull tags</c>: what a repository has to offer, one tag a line.</summary>
internal sealed class TagsCommand(CommandContext context) : ICommand
{
    private const int MostTags = 1_000_000;

    // A repository may have hundreds of thousands of tags, and each text is copied to hide secrets in it.
    private const int LinesAtOnce = 1000;

    private static readonly QueryWords Words = new("REPOSITORY", "the tags",
        "one JSON object: registry, repository, tags");

    public string Name => "tags";

    public string Summary => "List the tags of a repository";

    public (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var options = new QueryOptions(application, context.Environment, RegistryUse.Query, Words);
        var filter = options.Own.Value("--filter <PATTERN>",
            "Print only the tags that match: * stands for any characters, ? for one. Upper and lower case differ.");
        var limit = options.Own.Value("--limit <N>",
            "Print only the last N tags, after --filter: the highest versions. Default: all.");
        return (
            () => QueryHelp.Tags(options), cancellationToken => RunAsync(options, filter, limit, cancellationToken));
    }

    private Task<int> RunAsync(QueryOptions options, Setting filter, Setting limit, CancellationToken cancellationToken)
    {
        var find = ReadRepository(options.ReadArgument("nginx"));
        var (pattern, most) = (filter.Text ?? "*", limit.Number(MostTags, 1, MostTags));
        return new QueryRun(context, options).RunAsync(async (services, _, messages) =>
        {
            var located = await find(cancellationToken).ConfigureAwait(false);
            var repository = located.Reference;
            var all = await services.Inspector.ListTagsAsync(located, cancellationToken).ConfigureAwait(false);
            string[] matching =
                [.. all.Where(tag => FileSystemName.MatchesSimpleExpression(pattern, tag, ignoreCase: false))];
            var tags = matching[^Math.Min(most, matching.Length)..];
            foreach (var text in Format(repository, messages, tags))
            {
                await context.Console.Out.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
            }
        }, cancellationToken);
    }

    private static IEnumerable<string> Format(ImageReference repository, MessageSettings messages, string[] tags)
    {
        if (messages.Json)
        {
            return [ReportJsonContext.Write(new TagsReport(repository.Registry, repository.Repository, tags)) + "\n"];
        }

        return tags.Chunk(LinesAtOnce).Select(static lines => string.Join('\n', lines) + "\n");
    }

    // A name is checked at once; an archive is opened when the result is called.
    private static Func<CancellationToken, Task<ImageLocator>> ReadRepository(string text)
    {
        if (ImageLocator.IsPath(text))
        {
            return cancellationToken => ImageLocator.FindRepositoryAsync(text, cancellationToken);
        }

        ImageLocator repository = RepositoryName.Read(text);
        return _ => Task.FromResult(repository);
    }
}
