using RegistryPull.Cli.ManagedFallback;
using RegistryPull.Exporters;
using RegistryPull.Exporting;

namespace RegistryPull.Cli.Tests.Doubles;

/// <summary>A pipeline that remembers what it was asked and answers as the test says.</summary>
internal sealed class FakePull : IComposition, IPullServices
{
    public List<PullRequest> Requests { get; } = [];

    /// <summary>What is hidden.</summary>
    public SecretRedactor Secrets { get; } = new();

    public RegistryPullOptions? Options { get; private set; }

    public IPullProgress? Progress { get; private set; }

    public bool IsDisposed { get; private set; }

    /// <summary>What a native build would hand over to; null, as here usually, in a managed one.</summary>
    public ManagedBuild? ManagedBuild { get; set; }

    public Func<PullRequest, CancellationToken, Task<PullResult>> Answer { get; set; } =
        static (request, _) => Task.FromResult(Samples.Result(request));

    public List<LoadRequest> Loads { get; } = [];

    public Func<LoadRequest, CancellationToken, Task<LoadResult>> LoadAnswer { get; set; } =
        static (request, _) => Task.FromResult(Samples.Result(request));

    public IReadOnlyList<IExporter> BuiltInExporters { get; set; } = [.. Samples.Formats.Select(Samples.Exporter)];

    /// <summary>How much the exporters were told to let out of layers.</summary>
    public UnpackLimits? Limits { get; private set; }

    /// <summary>How layers are to be written.</summary>
    public LayerCompression? Compression { get; private set; }

    /// <summary>What the pipeline was given.</summary>
    public IReadOnlyList<IExporter> Exporters { get; private set; } = [];

    public IReadOnlyList<IExporter> BuiltIn(UnpackLimits limits, LayerCompression compression)
    {
        (Limits, Compression) = (limits, compression);
        return BuiltInExporters;
    }

    public List<PushRequest> Pushes { get; } = [];

    public Func<PushRequest, CancellationToken, Task<PushResult>> PushAnswer { get; set; } =
        static (request, _) => Task.FromResult(Samples.Pushed(request));

    public Task<PushResult> PushAsync(PushRequest request, CancellationToken cancellationToken)
    {
        Pushes.Add(request);
        return PushAnswer(request, cancellationToken);
    }

    public ArchiveVerifier Verifier =>
        throw new NotSupportedException("what is on the disk is tested with a disk: see VerifyCommandTests");

    public ImageComparer Comparer =>
        throw new NotSupportedException("what compares images is tested with images: see DiffCommandTests");

    public ImageInspector Inspector =>
        throw new NotSupportedException("what asks a registry is tested with one: see FakeRegistry");

    public ArchiveServer Server =>
        throw new NotSupportedException("what reads archives is tested with one: see ServeCommandTests");

    public RegistryLogin Login =>
        throw new NotSupportedException("what asks a registry is tested with one: see FakeRegistry");

    public RegistryDoctor Doctor =>
        throw new NotSupportedException("what asks a registry is tested with one: see FakeRegistry");

    public PullStorage Storage =>
        throw new NotSupportedException("what is on the disk is tested with a disk: see CacheCommandTests");

    public IPullServices Create(RegistryPullOptions options, IPullProgress progress, IEnumerable<IExporter> exporters)
    {
        (Options, Progress, Exporters) = (options, progress, [.. exporters]);
        return this;
    }

    public Task<PullResult> PullAsync(PullRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return Answer(request, cancellationToken);
    }

    public Task<LoadResult> LoadAsync(LoadRequest request, CancellationToken cancellationToken)
    {
        Loads.Add(request);
        return LoadAnswer(request, cancellationToken);
    }

    public Func<PullRequest, PlannedPull> Plan { get; set; } = Samples.Plan;

    public Task<PlannedPull> PlanAsync(PullRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return Task.FromResult(Plan(request));
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
