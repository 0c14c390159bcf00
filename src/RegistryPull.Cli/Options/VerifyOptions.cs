using System.Collections.Immutable;
using McMaster.Extensions.CommandLineUtils;

namespace RegistryPull.Cli.Options;

/// <summary>Everything that <c>regpull verify</c> takes.</summary>
internal sealed class VerifyOptions
{
    private static readonly QueryWords Words = new("PATH", "the images and the engines",
        "one JSON object: whole, images, findings, engines");

    private readonly Func<string, string?> _environment;
    private readonly Setting _bases;

    public VerifyOptions(CommandLineApplication application, Func<string, string?> environment)
    {
        _environment = environment;
        Query = new QueryOptions(application, environment, RegistryUse.Query, Words);
        _bases = Query.Own.List("--base <IMAGE>",
            "An image that the target has: a reference, a file or directory and perhaps a name in it (PATH#NAME), or "
            + "the transfer file of what was carried there. The layers that a delta leaves out are looked up there; "
            + "those of an archive are verified too, and a transfer file is believed. May be given several times.");
    }

    public QueryOptions Query { get; }

    /// <summary>Reads the path.</summary>
    /// <exception cref="InvalidRequestException">There is none, or more than one.</exception>
    public string ReadPath() =>
        PathText.Expand(Query.ReadArgument("./images.tar"), _environment, OperatingSystem.IsWindows());

    /// <summary>Reads the bases. Archives are opened to list their images.</summary>
    public Task<ImmutableArray<ImageLocator>> ReadBasesAsync(CancellationToken cancellationToken) =>
        ImageArguments.FindAsync(
            _bases.Texts.Where(static text => !ImageArguments.IsTransfer(text)), holdsOne: false, cancellationToken);

    /// <summary>Reads the paths of the bases that are transfer files.</summary>
    public ImmutableArray<string> ReadBaseTransfers() => [.. _bases.Paths.Where(ImageArguments.IsTransfer)];
}
