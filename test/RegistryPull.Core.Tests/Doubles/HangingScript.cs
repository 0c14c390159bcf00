using System.Diagnostics;
using NUnit.Framework;

namespace RegistryPull;

/// <summary>A shell script that starts a child and waits for it, until both are ended.</summary>
internal sealed class HangingScript : IDisposable
{
    private const int MaxTries = 6000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("regpull-hang-");

    /// <summary>Gets the script. The file gets its name when it is complete.</summary>
    public string Script => $"sleep 3000 & echo $! > '{Child}.new'; mv '{Child}.new' '{Child}'; wait";

    private string Child => Path.Combine(_folder.FullName, "child");

    /// <summary>Waits until the child runs.</summary>
    public async Task StartedAsync() => Assert.That(await PollAsync(() => File.Exists(Child)), Is.True, "it did not start");

    /// <summary>Waits for the end of the child.</summary>
    /// <returns>False when it goes on.</returns>
    public async Task<bool> HasEndedAsync()
    {
        var id = int.Parse(await File.ReadAllTextAsync(Child));
        return await PollAsync(() => Process.GetProcesses().All(process => process.Id != id || process.HasExited));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<bool> PollAsync(Func<bool> isDone)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (isDone())
            {
                return true;
            }

            await Task.Delay(10);
        }

        return false;
    }
}
