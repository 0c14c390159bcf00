using Microsoft.Extensions.DependencyInjection;
using RegistryPull.Archives;

namespace RegistryPull.Verifying;

/// <summary>Archives in a folder, and what verifies them.</summary>
internal abstract class VerifierTest : ArchiveTest
{
    protected async Task<VerifyResult> VerifyAsync(string path, params string[] bases)
    {
        var services = new ServiceCollection().AddSingleton<IPullProgress>(Progress);
        services.AddRegistryPull(new RegistryPullOptions { Retries = 0 });
        await using var provider = services.BuildServiceProvider();
        await using var session = provider.CreatePullSession();
        var located = new List<ImageLocator>();
        foreach (var text in bases)
        {
            located.AddRange(await ImageLocator.FindAsync(text, CancellationToken.None));
        }

        return await session.Verifier.VerifyAsync(
            new VerifyRequest { Path = path, Bases = [.. located] }, CancellationToken.None);
    }

    protected static IEnumerable<VerifyFindingKind> Kinds(VerifyResult result) =>
        result.Findings.Select(static finding => finding.Kind);
}
