using System.Globalization;
using Moq;
using RegistryPull.Exporting;

namespace RegistryPull.Cli.Tests.Doubles;

/// <summary>Made-up blobs and results.</summary>
internal static class Samples
{
    /// <summary>The formats that tests ask for, unless they bring their own.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["docker", "oci", "oci-archive", "rootfs"];

    public static IExporter Exporter(string format) =>
        Mock.Of<IExporter>(exporter => exporter.Format == format && exporter.Description == $"what {format} is");

    public static Digest Digest(int number) => RegistryPull.Digest.FromHash(
        "sha256", Convert.FromHexString(number.ToString("x64", CultureInfo.InvariantCulture)));

    /// <summary>A layer whose short digest begins with its number.</summary>
    public static Descriptor Layer(int number, long size) => new(
        "application/vnd.oci.image.layer.v1.tar+gzip",
        RegistryPull.Digest.Parse($"sha256:{number.ToString("x2", CultureInfo.InvariantCulture)}{new string('0', 62)}"),
        size);

    public static PullResult Result(PullRequest request, bool upToDate = false) => new(
        [.. request.Images.Select(static image => Image(image.Reference))],
        request.Format,
        request.Stream is null ? Path.GetFullPath(request.Output ?? DefaultName(request.Images[0].Reference)) : null,
        upToDate ? 0 : 145_000_000,
        upToDate,
        TimeSpan.FromSeconds(12.3456));

    public static PushResult Pushed(PushRequest request) => new(
        [
            new PushedImage(
                request.Image,
                request.Target.NameOf(request.Image.Reference),
                Digest(1),
                null,
                [Platform.Create("linux", "amd64")],
                [
                    new PushedBlob(Layer(0xaa, 100), BlobDelivery.Sent),
                    new PushedBlob(Layer(0xbb, 200), BlobDelivery.Mounted),
                    new PushedBlob(Layer(0xcc, 300), BlobDelivery.Present),
                    new PushedBlob(Layer(0xdd, 400), BlobDelivery.Foreign),
                    new PushedBlob(Layer(0xee, 500), BlobDelivery.Missing),
                ],
                IsUpToDate: false),
        ],
        request.IsDryRun,
        TimeSpan.FromSeconds(3.5));

    public static LoadResult Result(LoadRequest request) => new(
        [.. request.Images.Select(static image => Loaded(image.Reference))],
        $"{request.Engine?.ToString() ?? "docker"} at unix:///var/run/docker.sock",
        145_000_000,
        TimeSpan.FromSeconds(12.3456));

    private static LoadedImage Loaded(ImageReference reference) =>
        new(Image(reference), reference.Tag is null ? [] : [$"{reference.Name}:{reference.Tag}"], LoadOutcome.Loaded);

    public static PlannedPull Plan(PullRequest request)
    {
        var result = Result(request);
        return new PlannedPull(result.Images, result.Format, result.Output, 145_000_000, UpToDate: false)
        {
            BytesToFetch = 92_000_000,
            BytesResumed = 200,
            FreeSpace = 1_000_000_000,
        };
    }

    private static string DefaultName(ImageReference reference) =>
        $"{Path.GetFileName(reference.Repository)}_{reference.Tag}.tar";

    private static PulledImage Image(ImageReference reference) => new(
        reference, Digest(1), Digest(2), [Platform.Create("linux", "amd64")], Digest(3),
        [
            new PulledLayer(Layer(0xaa, 100), BlobOrigin.Registry),
            new PulledLayer(Layer(0xbb, 200), BlobOrigin.Resumed),
            new PulledLayer(Layer(0xcc, 300), BlobOrigin.Present),
            new PulledLayer(Layer(0xdd, 400), BlobOrigin.Omitted),
        ]);
}
