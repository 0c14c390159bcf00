using OfflineDemo;

const string Keep = "--keep";
if (args is not ([] or [Keep]))
{
    Console.Error.WriteLine($"Usage: dotnet run --project samples/OfflineDemo [-- {Keep}]");
    return 2;
}

// Ctrl+C reaches the program that runs as well, and ends it. The demo stays, to clean up.
Console.CancelKeyPress += static (_, pressed) => pressed.Cancel = true;
using var workspace = new Workspace(keep: args is [Keep]);
try
{
    await Show.RunAsync(workspace);
    return 0;
}
catch (OperationCanceledException)
{
    return 130;
}
catch (BrokenPromiseException broken)
{
    Console.Error.WriteLine($"demo: not as promised: {broken.Message}");
    return 1;
}
