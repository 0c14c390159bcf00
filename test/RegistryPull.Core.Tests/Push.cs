using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Registries.Credentials;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull;

/// <summary>Two registries and the whole pipeline between them. Each run creates it again, as a new process
/// would.</summary>
internal sealed class Push : IAsyncDisposable
{
    private Push(FakeRegistry source, FakeRegistry target) => (Source, Target) = (source, target);

    public FakeRegistry Source { get; }

    public FakeRegistry Target { get; }

    public RecordingProgress Progress { get; } = new();

    public RegistryPullOptions Options { get; set; } = new()
    {
        Retries = 2,
        RetryDelay = TimeSpan.FromMilliseconds(1),
        Timeout = TimeSpan.FromMinutes(5),
    };

    /// <summary>What is pushed: the last image that the source was given.</summary>
    public string Reference { get; set; } = "";

    /// <summary>Registers what a test wants in the container before the pipeline.</summary>
    public Action<IServiceCollection> Configure { get; set; } = static _ => { };

    public MadeUpUser? User { get; set; }

    public static async Task<Push> StartAsync(
        ImageFixture? fixture = null, FakeRegistryOptions? target = null, FakeRegistryOptions? source = null)
    {
        var push = new Push(
            await FakeRegistry.StartAsync(source),
            await FakeRegistry.StartAsync((target ?? new FakeRegistryOptions()) with { SeparatesRepositories = true }));
        push.Give(fixture ?? Fixture.Image());
        return push;
    }

    public void Give(ImageFixture fixture, string name = "team/app", string? tag = "1.0") =>
        Reference = Source.Push(name, tag, fixture);

    public async Task<PushResult> RunAsync(
        Func<PushRequest, PushRequest>? change = null, CancellationToken cancellationToken = default)
    {
        await using var services = Services();
        return await RunAsync(services, change, cancellationToken);
    }

    public Task<PushResult> RunAsync(
        ServiceProvider services, Func<PushRequest, PushRequest>? change =
            null, CancellationToken cancellationToken = default)
    {
        var request =
            new PushRequest { Image = ImageReference.Parse(Reference), Target = PushTarget.Parse(Target.Host) };
        return services.GetRequiredService<ImagePusher>()
            .PushAsync(change?.Invoke(request) ?? request, cancellationToken);
    }

    /// <summary>Runs, expecting a failure.</summary>
    public async Task<T> FailAsync<T>(Func<PushRequest, PushRequest>? change = null)
        where T : Exception
    {
        try
        {
            await RunAsync(change);
        }
        catch (T failure)
        {
            return failure;
        }

        Assert.Fail($"no {typeof(T).Name}");
        throw new InvalidOperationException();
    }

    public ServiceProvider Services()
    {
        var services = new ServiceCollection().AddSingleton<IPullProgress>(Progress).AddSingleton(new Random(1));
        Configure(services);
        var builder = services.AddRegistryPull(Options);
        if (User is not null)
        {
            builder.AddStoredCredentials(User.Variables.GetValueOrDefault)
                .AddInstalledConfiguration(User.Variables.GetValueOrDefault, User.Folder);
        }

        return services.BuildServiceProvider();
    }

    /// <summary>The methods of the requests for uploads, in their order.</summary>
    public IReadOnlyList<string> UploadMethods => [.. Target.Requests.Uploads.Select(static request => request.Method)];

    /// <summary>What the target was asked, without the question which protocol it speaks.</summary>
    public IEnumerable<RecordedRequest> Asked =>
        Target.Requests.All.Where(static request => request.Route.Kind != RouteKind.Base);

    /// <summary>The requests that carried bytes of blobs.</summary>
    public IReadOnlyList<RecordedRequest> Sent =>
        [.. Target.Requests.Uploads.Where(static request => request.Content.Length > 0)];

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await Target.DisposeAsync();
    }
}
