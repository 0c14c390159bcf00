using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Exporters;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Loading;

/// <summary>A registry, a machine with engines of its own, and the whole pipeline between them.</summary>
internal sealed class Load : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rl-");

    private Load(FakeRegistry registry)
    {
        Registry = registry;
        Variables["PATH"] = Directory.CreateDirectory(PathOf("bin")).FullName;
        Variables["HOME"] = PathOf("home");
    }

    public FakeRegistry Registry { get; }

    public RecordingProgress Progress { get; } = new();

    public Dictionary<string, string> Variables { get; } = [];

    public LayerCompression Compression { get; set; }

    /// <summary>The socket where docker listens by default.</summary>
    public string DockerSocket => PathOf("var/run/docker.sock");

    public static async Task<Load> StartAsync() => new(await FakeRegistry.StartAsync());

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    /// <summary>Installs a program, as a shell script whose <c>$D</c> is the folder of the test. It notes its arguments
    /// in the file
    /// <c>asked</c>.</summary>
    public void Install(string name, string script)
    {
        Write(
            $"bin/{name}",
            $"#!/bin/sh\nD='{_folder.FullName}'\nprintf '%s\\n' \"{name} $*\" >> \"$D/asked\"\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                PathOf($"bin/{name}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>What the programs were started with, line by line.</summary>
    public string[] Asked => File.Exists(PathOf("asked")) ? [.. File.ReadLines(PathOf("asked"))] : [];

    public string Push(ImageFixture fixture, string name = "team/app", string tag = "1.0") =>
        Registry.Push(name, tag, fixture);

    public async Task<LoadResult> RunAsync(
        string? engine, string[] images, Func<LoadRequest, LoadRequest>? change =
            null, CancellationToken cancellationToken = default)
    {
        var services = new ServiceCollection().AddSingleton<IPullProgress>(Progress);
        var builder = services.AddRegistryPull(new RegistryPullOptions { Retries = 0, Timeout = TimeSpan.FromMinutes(5) })
            .AddInstalledConfiguration(Variables.GetValueOrDefault, _folder.FullName);
        foreach (var exporter in BuiltInExporters.Create(compression: Compression))
        {
            builder.AddExporter(exporter);
        }

        await using var provider = services.BuildServiceProvider();
        var request = new LoadRequest
        {
            Images = [.. images.Select(static image => ImageLocator.FromReference(ImageReference.Parse(image)))],
            Engine = engine is null ? null : EngineTarget.Parse(engine),
        };
        return await provider.GetRequiredService<ImageLoader>()
            .LoadAsync(change?.Invoke(request) ?? request, cancellationToken);
    }

    public Task<LoadResult> RunAsync(string? engine, string image) => RunAsync(engine, [image]);

    /// <summary>Runs, expecting a failure.</summary>
    public async Task<T> FailAsync<T>(string? engine, params string[] images)
        where T : Exception => (await Assert.ThrowsAsync<T>(() => RunAsync(engine, images)))!;

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
