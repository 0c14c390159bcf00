using System.Collections.Immutable;
using RegistryPull.Exporting;

namespace RegistryPull.Loading.Programs;

/// <summary>The image store of a namespace of containerd, by <c>ctr</c>.</summary>
/// <param name="program">The program.</param>
/// <param name="space">The namespace.</param>
internal sealed class ContainerdPrograms(EngineProgram program, string space) : IImageStore
{
    private const int ReferenceColumn = 0;
    private const int DigestColumn = 2;
    private const int StatusColumn = 3;
    private const string Complete = "complete";

    public string Name => $"{program.Name} (namespace {space})";

    public bool TakesSeveral => false;

    // Kubernetes looks for an image that is pinned by its digest under NAME@DIGEST.
    public ImmutableArray<string> NamesOf(ExportImage image, Digest digest) =>
        [.. ImageNames.Tagged(image), .. ImageNames.Repositories(image).Take(1).Select(name => $"{name}@{digest}")];

    public string FormatOf(ExportImage image) => DockerArchives.FormatOf(image);

    public async Task<EngineImage?> FindAsync(
        ExportImage image, Digest digest, CancellationToken cancellationToken)
    {
        // "check" distinguishes a complete image from one whose content is missing; "ls" does not.
        var result = await AskAsync(["images", "check", $"target.digest=={digest}"], cancellationToken)
            .ConfigureAwait(false);
        string[] names = [.. Rows(result.Output)
            .Where(row => row[DigestColumn] == digest.ToString() && row[StatusColumn] == Complete)
            .Select(static row => row[ReferenceColumn])];
        return names switch
        {
            [] => null,
            [var first, ..] => new EngineImage(first, [.. names]),
        };
    }

    public async Task<bool> HasBaseAsync(OmittedLayers omitted, CancellationToken cancellationToken)
    {
        var result = await AskAsync(["content", "ls", "--quiet"], cancellationToken).ConfigureAwait(false);
        var present = result.Output
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.Ordinal);
        return omitted.Blobs.All(blob => present.Contains(blob.ToString()));
    }

    public Task TagAsync(EngineImage image, string name, CancellationToken cancellationToken) =>
        AskAsync(["images", "tag", "--force", image.Id, name], cancellationToken);

    public async Task<ImmutableArray<string>> ImportAsync(EngineArchive archive, CancellationToken cancellationToken)
    {
        var image = archive.Images[0];
        string[] arguments =
        [
            .. Space, "images", "import", "--digests", "--base-name", ImageNames.Repositories(image)[0],
            .. Platform(image), "-",
        ];
        var result = await program.SendAsync(arguments, archive, cancellationToken).ConfigureAwait(false);
        return result.Lines;
    }

    public void Dispose()
    {
    }

    private string[] Space => ["--namespace", space];

    private Task<ProgramResult> AskAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        program.AskAsync([.. Space, .. arguments], cancellationToken);

    // Without it ctr takes what suits this machine: "image might be filtered out".
    // Several platforms cannot be unpacked.
    private static IEnumerable<string> Platform(ExportImage image) => image switch
    {
        { Indexes: not [] } => ["--all-platforms", "--no-unpack"],
        { Manifests: [{ Platform: { } platform }, ..] } => ["--platform", $"{platform}"],
        _ => [],
    };

    // REF TYPE DIGEST STATUS SIZE UNPACKED; none of the first four has a space in it.
    private static IEnumerable<string[]> Rows(string table) => table.Split('\n')
        .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(static row => row.Length > StatusColumn);
}
