using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Exporters;
using RegistryPull.Exporting;
using RegistryPull.Registries.Credentials;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull;

/// <summary>A registry, a directory for outputs, and the whole pipeline between them. Each run creates it, as a new
/// process would.</summary>
internal sealed class Pull : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("regpull-test-");
    private readonly Lazy<DirectoryInfo> _state = new(static () => Directory.CreateTempSubdirectory("regpull-state-"));

    public Pull(FakeRegistry registry) => Registry = registry;

    public FakeRegistry Registry { get; }

    public RecordingProgress Progress { get; } = new();

    public RegistryPullOptions Options { get; set; } = new()
    {
        Retries = 2,
        RetryDelay = TimeSpan.FromMilliseconds(1),

        // No test waits for it: those of silence let virtual time pass.
        Timeout = TimeSpan.FromMinutes(5),
    };

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Whose credentials and configuration count, their machine's too; null for nobody's.</summary>
    public MadeUpUser? User { get; set; }

    /// <summary>The environment that says where unfinished outputs are noted; null for nowhere.</summary>
    public Func<string, string?>? State { get; set; }

    /// <summary>Has outputs noted in the test's folder.</summary>
    public void UseState() => State = name =>
        name is "XDG_STATE_HOME" or "LOCALAPPDATA" ? Path.Combine(_state.Value.FullName, "state") : null;

    /// <summary>What is pulled: the last image that was pushed.</summary>
    public string Reference { get; set; } = "";

    public string Format { get; set; } = "docker";

    /// <summary>Replaces the built-in exporters.</summary>
    public IExporter? Exporter { get; set; }

    /// <summary>Registers what a test wants in the container before the pipeline.</summary>
    public Action<IServiceCollection> Configure { get; set; } = static _ => { };

    public string Folder => _folder.FullName;

    public string Output => Path.Combine(Folder, "image");

    /// <summary>Where an interrupted output waits for the next run.</summary>
    public string Partial => Path.Combine(Folder, ".image.regpull-partial");

    public static async Task<Pull> StartAsync(ImageFixture? fixture = null, FakeRegistryOptions? registry = null)
    {
        var pull = new Pull(await FakeRegistry.StartAsync(registry));
        pull.Push(fixture ?? Fixture.Image());
        return pull;
    }

    public void Push(ImageFixture fixture, string tag = "1.0") => Reference = Registry.Push("team/app", tag, fixture);

    public async Task<PullResult> RunAsync(
        Func<PullRequest, PullRequest>? change = null, CancellationToken cancellationToken = default)
    {
        await using var services = Services();
        var request = new PullRequest { Images = [ImageReference.Parse(Reference)], Format = Format, Output = Output };
        return await services.GetRequiredService<ImagePuller>()
            .PullAsync(change?.Invoke(request) ?? request, cancellationToken);
    }

    /// <summary>Runs, expecting a failure.</summary>
    public async Task<T> FailAsync<T>(
        Func<PullRequest, PullRequest>? change = null, CancellationToken cancellationToken = default)
        where T : Exception => (await Assert.ThrowsAsync<T>(() => RunAsync(change, cancellationToken)))!;

    public ServiceProvider Services()
    {
        var services = new ServiceCollection().AddSingleton<IPullProgress>(Progress).AddSingleton(new Random(1))
            .AddSingleton(Time);
        Configure(services);
        var builder = services.AddRegistryPull(Options);
        if (User is not null)
        {
            builder.AddStoredCredentials(User.Variables.GetValueOrDefault)
                .AddInstalledConfiguration(User.Variables.GetValueOrDefault, User.Folder);
        }

        if (State is not null)
        {
            builder.AddPartialRecords(State);
        }

        foreach (var exporter in Exporter is null ? BuiltInExporters.Create() : [Exporter])
        {
            builder.AddExporter(exporter);
        }

        return services.BuildServiceProvider();
    }

    /// <summary>Lets a test act on every response before the pipeline gets it.</summary>
    public void Tap(Func<HttpResponseMessage, CancellationToken, Task> answered) => Configure = services =>
        services.AddSingleton(new HttpMessageInvoker(new TappedHandler(answered)));

    /// <summary>Has responses withheld for as long as the pipeline waits for one, in virtual time.</summary>
    /// <param name="isSilent">Whether a request stays without its answer.</param>
    public void Silence(Func<HttpRequestMessage, bool> isSilent)
    {
        var time = new VirtualTimeProvider();
        (Time, Options) = (time, Options with { RetryDelay = TimeSpan.Zero, MaxConcurrentDownloads = 1 });
        Tap(async (response, token) =>
        {
            if (isSilent(response.RequestMessage!))
            {
                time.Advance(Options.Timeout);
                await Task.Delay(Timeout.Infinite, token);
            }
        });
    }

    /// <summary>What was asked for a blob so far.</summary>
    public IReadOnlyList<RecordedRequest> Asked(Descriptor blob) =>
        [.. Registry.Requests.Blobs.Where(request => request.Route.Target == blob.Digest.ToString())];

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        _folder.Delete(recursive: true);
        if (_state.IsValueCreated)
        {
            _state.Value.Delete(recursive: true);
        }
    }
}
