using System.Diagnostics;
using System.Text.Json;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary><c>regpull serve</c>, until it is told to stop.</summary>
internal sealed class RegpullServer : IAsyncDisposable
{
    private readonly Process _process;

    private RegpullServer(Process process, string host, IReadOnlyList<string> configuration) =>
        (_process, Host, Configuration) = (process, host, configuration);

    /// <summary>Gets <c>HOST:PORT</c>.</summary>
    public string Host { get; }

    public string Address => $"http://{Host}";

    /// <summary>Gets the lines that it prints.</summary>
    public IReadOnlyList<string> Configuration { get; }

    /// <summary>Starts it and waits until it has printed its configuration.</summary>
    public static async Task<RegpullServer> StartAsync(string archive)
    {
        var process = Process.Start(Regpull.Start("serve", archive, "--listen", "127.0.0.1:0", "--json"))!;
        process.StandardInput.Close();
        var json = new System.Text.StringBuilder();
        for (var line = ""; line != "}";)
        {
            line = await process.StandardOutput.ReadLineAsync()
                ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
            json.AppendLine(line);
        }

        var printed = JsonElement.Parse(json.ToString());
        var lines = printed.GetProperty("configuration").EnumerateArray();
        var address = new Uri(printed.GetProperty("address").GetString()!);
        return new RegpullServer(process, address.Authority, [.. lines.Select(static line => line.GetString()!)]);
    }

    /// <summary>Ends it, which does the same as Ctrl+C. A background job, as these tests may be, ignores
    /// SIGINT.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> InterruptAsync()
    {
        await ProgramRun.RunAsync("sh", "-c", $"kill -TERM {_process.Id}");
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await InterruptAsync();
        }

        _process.Dispose();
    }
}
