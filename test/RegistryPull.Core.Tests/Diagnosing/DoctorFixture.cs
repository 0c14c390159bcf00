using Microsoft.Extensions.DependencyInjection;
using RegistryPull.Registries.Credentials;
using RegistryPull.Transport.Dialing;

namespace RegistryPull.Diagnosing;

/// <summary>A doctor, and all that a diagnosis looks at. Whatever was found is kept, so that it can be searched for
/// secrets.</summary>
internal sealed class DoctorFixture(Pull pull, MadeUpUser user)
{
    public StubNetwork Network { get; } = new();

    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Everything that was told, what <c>--verbose</c> prints too.</summary>
    public string Told { get; private set; } = "";

    public async Task<IReadOnlyDictionary<string, DiagnosedStep>> RunAsync(string? target = null)
    {
        var services = new ServiceCollection().AddSingleton<IPullProgress>(pull.Progress).AddSingleton(new Random(1)).AddSingleton(Time);
        services.AddRegistryPull(pull.Options with { Retries = 0 })
            .AddStoredCredentials(user.Variables.GetValueOrDefault).AddInstalledConfiguration(user.Variables.GetValueOrDefault, user.Folder);
        services.AddSingleton<INetwork>(Network);
        await using var provider = services.BuildServiceProvider();
        var steps = new List<DiagnosedStep>();
        await foreach (
            var step in provider.GetRequiredService<RegistryDoctor>()
                .ExamineAsync(target ?? pull.Reference, CancellationToken.None))
        {
            steps.Add(step);
        }

        Told = string.Join(
            '\n', [.. steps.Select(static step => $"{step}"), .. pull.Progress.Details, .. pull.Progress.Notes]);
        return steps.ToDictionary(static step => step.Name);
    }
}
