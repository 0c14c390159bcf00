using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace RegistryPull.Registries.Credentials;

/// <summary>A user with a home, programs and an environment of their own; nothing of the real one is looked
/// at.</summary>
internal sealed class MadeUpUser : IDisposable
{
    public const string Docker = ".docker/config.json";
    public const string Podman = ".config/containers/auth.json";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("regpull-user-");

    private MadeUpUser()
    {
        Variables["HOME"] = Variables["USERPROFILE"] = Folder;
        Variables["PATH"] = PathOf("bin");
    }

    public string Folder => _folder.FullName;

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>How long a credential helper may take.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(60);

    public RecordingProgress Progress { get; } = new();

    /// <summary>The system's key store; null for a system that has none without a helper.</summary>
    public ISystemKeyStore? KeyStore { get; set; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    public RegistryPullOptions Options { get; set; } = new();

    public static MadeUpUser Create() => new();

    /// <summary>An <c>auths</c> file with one user for each key.</summary>
    public static string Auths(params (string Key, string User)[] entries) =>
        "{\"auths\":{" + string.Join(
            ',',
            entries.Select(
                static entry => $"{Quoted(entry.Key)}:{{\"auth\":{Quoted(Encode(entry.User + ":s3cret"))}}}")) + "}}";

    public static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }

    /// <summary>Installs a credential helper, as a shell script.</summary>
    public void Install(string name, string script)
    {
        var path = Write($"bin/docker-credential-{name}", "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IPullProgress>(Progress).AddSingleton(Time);
        services.AddRegistryPull(Options).AddStoredCredentials(Variables.GetValueOrDefault);
        services.AddSingleton(new ProgramRun(Patience, Time, Progress));
        services.AddSingleton(KeyStore ?? new NoKeyStore());
        return services.BuildServiceProvider();
    }

    public async Task<RegistryCredential?> FindAsync(
        string image = "registry.example/team/app", CancellationToken cancellationToken = default)
    {
        await using var provider = Services();
        var found = await provider.GetRequiredService<CredentialSearch>()
            .FindAsync(ImageReference.Parse(image), cancellationToken);
        return found?.Credential;
    }

    public async Task<string?> FindUserAsync(string image = "registry.example/team/app") =>
        (await FindAsync(image) as RegistryCredential.Password)?.Username;

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Quoted(string text) => $"\"{text}\"";
}
