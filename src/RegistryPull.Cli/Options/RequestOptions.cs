using System.Collections.Immutable;
using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Options;

/// <summary>What to pull, and into what.</summary>
internal sealed class RequestOptions(
    CommandLineApplication application, OptionGroup group, Func<string, string?> environment)
{
    public const string DefaultFormat = "docker";
    private const string StandardOutput = "-";

    private readonly CommandArgument _images = application.Argument("IMAGE", "", multipleValues: true);

    private readonly FromOption _from = new(group, environment);

    private readonly Setting _format = group.Value("-f|--format <NAME>",
        "The kind of output: docker (an archive for docker load), oci (an OCI layout directory), oci-archive, rootfs "
        + $"(a plain directory), rootfs-tar; regpull formats lists all. Default: {DefaultFormat}.");

    private readonly Setting _output = group.Value("-o|--output <PATH>",
        "The file or directory to write; - streams an archive to standard output. Several images and one file make "
        + "one archive that holds them all. If PATH ends with / or is an existing directory, and the format makes a "
        + "file, each image gets a file in it. Default: one output for each image in the current directory, named "
        + "after it: mysql_8.0.tar.");

    private readonly Setting _directory = group.Value("--output-dir <DIR>",
        "The directory of outputs that are named after their images; created when it is missing. Default: the "
        + "current directory.");

    private readonly Setting _split = group.Value("--split <SIZE>",
        "Write the archive in at most 999 volumes of at most SIZE, such as 650M, or 4G for FAT32 (a byte less): "
        + "NAME.tar.001, NAME.tar.002 and so on. NAME.tar.sha256 is for sha256sum --check; NAME.join.sh and "
        + "NAME.join.ps1 join the volumes. cat NAME.tar.0* | docker load works too. For docker and oci-archive. "
        + "Default: one file.");

    private readonly Setting _force = group.Flag("--force",
        "Replace an existing output; a directory only when regpull made it. Default: exit with 7 when the output "
        + "holds something else; images are added to an oci layout.");

    private readonly Setting _keepGoing = group.Flag("--keep-going",
        "Continue after an image that fails: one archive then holds the others. A summary and the transfer file name "
        + "what failed. Default: stop at the first failure.");

    private readonly PlatformOption _platforms = new(group, environment);

    private readonly Setting _referrers = group.Flag("--referrers",
        "Take signatures, SBOMs and attestations of the images along: what the registry lists as referrers, and the "
        + "tags of cosign. A registry that cannot list referrers is an error. For oci and oci-archive. Default: the "
        + "images alone.");

    private readonly Setting _bases = group.List("--base <IMAGE>",
        "An image that the target already has, or the transfer file of an earlier output. The layers that an image "
        + "shares with it, from the lowest on, are left out: the target must have them. NAME.check.sh and "
        + "NAME.check.ps1 ask docker, podman or ctr for them. May be given several times. For docker, oci and "
        + "oci-archive. Default: all layers are written.");

    private readonly Setting _tags = group.List("--tag <NAME>",
        "The name to record in the output, instead of those of the image; may be given several times, for a single "
        + "image.");

    /// <summary>Gets the name of the format.</summary>
    public string Format => _format.Text ?? DefaultFormat;

    /// <summary>Gets the images as typed, and the files that name more.</summary>
    public IReadOnlyList<string> Typed => [.. Arguments, .. _from.Texts];

    /// <summary>Whether the images come from standard input, which nothing else can be read from then.</summary>
    public bool ReadsStandardInput => _from.ReadsStandardInput;

    /// <summary>Reads the options, and the files that name images. Archives are opened to list their images.</summary>
    /// <param name="console">Opens standard output, and standard input for a list.</param>
    /// <param name="messages">What is printed.</param>
    /// <param name="holdsOne">Whether the format holds one image, so that an archive of several is refused.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="InvalidRequestException">An option, or a line of a file, cannot be read.</exception>
    public async Task<IReadOnlyList<PullRequest>> ReadAsync(
        ICommandConsole console, MessageSettings messages, bool holdsOne, CancellationToken cancellationToken)
    {
        var typed = await ReadImagesAsync(holdsOne, cancellationToken).ConfigureAwait(false);
        var template = new PullRequest
        {
            Images = typed,
            Format = Format,
            Output = ReadOutput(console, messages),
            OutputDirectory = ReadDirectory(),
            VolumeSize = _split.Size(),
            Force = _force.IsOn(),
            KeepGoing = _keepGoing.IsOn(),
            Platforms = _platforms.Read(),
            Referrers = _referrers.IsOn(),
            Bases = await ReadBasesAsync(cancellationToken).ConfigureAwait(false),
            BaseTransfers = [.. _bases.Paths.Where(ImageArguments.IsTransfer)],
        };
        var images = await AddListedAsync(typed, console, holdsOne, cancellationToken).ConfigureAwait(false);
        return Split(
            template with
            {
                Images = images,
                Names = ReadNames(images.Length),
                WritesTransfer = _from.IsSet || images.Length > 1 || template.VolumeSize is not null
                    || !template.Bases.IsEmpty || !template.BaseTransfers.IsEmpty,
            },
            console);
    }

    private string[] Arguments => [.. _images.Values.OfType<string>(), .. application.RemainingArguments];

    private static IReadOnlyList<PullRequest> Split(PullRequest template, ICommandConsole console) =>
        template.Output switch
        {
            null => [.. template.Images.Select(image => template with { Images = [image] })],
            StandardOutput => [template with { Output = null, Stream = console.OpenOutput() }],
            _ => [template],
        };

    private string? ReadDirectory()
    {
        // Both in the environment is no contradiction: what names one output decides.
        if (_output.Text is not null)
        {
            if (_directory.Option.HasValue())
            {
                throw new InvalidRequestException(
                    $"{_directory.Source} and {_output.Source} both say where the output goes: leave one out");
            }

            return null;
        }

        if (_directory.Path is "")
        {
            throw new InvalidRequestException($"{_directory.Source} is empty: name a directory");
        }

        return _directory.Path;
    }

    private Task<ImmutableArray<ImageLocator>> ReadBasesAsync(CancellationToken cancellationToken) =>
        ImageArguments.FindAsync(
            _bases.Texts.Where(static text => !ImageArguments.IsTransfer(text)), holdsOne: false, cancellationToken);

    private async Task<ImmutableArray<ImageLocator>> ReadImagesAsync(
        bool holdsOne, CancellationToken cancellationToken)
    {
        if (Arguments.Length == 0 && !_from.IsSet)
        {
            throw new InvalidRequestException("no image was named: write for example regpull pull nginx:1.27");
        }

        return await ImageArguments.FindAsync(Arguments, holdsOne, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ImmutableArray<ImageLocator>> AddListedAsync(
        ImmutableArray<ImageLocator> typed,
        ICommandConsole console,
        bool holdsOne,
        CancellationToken cancellationToken)
    {
        if (!_from.IsSet)
        {
            return typed;
        }

        var listed = await _from.ReadAsync(console, holdsOne, cancellationToken).ConfigureAwait(false);
        ImmutableArray<ImageLocator> images = [.. typed.Concat(listed).Distinct()];
        if (images.IsEmpty)
        {
            throw new InvalidRequestException($"{_from.Source}: no image is named there, nor on the command line");
        }

        return images;
    }

    private ImmutableArray<ImageReference> ReadNames(int images)
    {
        ImmutableArray<ImageReference> names =
            [.. _tags.Texts.Select(static name => UsageParsing.Parse(ImageReference.Parse, name))];
        if (names.Length > 0 && images > 1)
        {
            throw new InvalidRequestException(
                $"{_tags.Source} names one image, but {images} were given: pull them one by one");
        }

        return names;
    }

    private string? ReadOutput(ICommandConsole console, MessageSettings messages) => _output.Path switch
    {
        "" => throw new InvalidRequestException(
            "--output is empty: name a file or directory, or write - for standard output"),
        StandardOutput when messages.Json => throw new InvalidRequestException(
            "-o - and --json both want standard output: write the archive to a file, or leave out --json"),
        StandardOutput when console.IsOutputTerminal => throw new InvalidRequestException(
            "an archive does not belong on a terminal: redirect standard output, as in regpull pull IMAGE -o - > FILE"),
        var output => output,
    };
}
