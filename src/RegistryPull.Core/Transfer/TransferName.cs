namespace RegistryPull.Transfer;

/// <summary>Determines the name of a transfer file.</summary>
internal static class TransferName
{
    private const string Ending = ".transfer.json";

    // The longer endings stand before those that they end with.
    private static readonly string[] ArchiveEndings = [".tar.gz", ".tar.zst", ".tgz", ".tar"];

    /// <summary>Returns the transfer file of an output: <c>x.transfer.json</c> for <c>x.tar</c>.</summary>
    /// <param name="output">The path of the output.</param>
    public static string PathFor(string output)
    {
        var ending = Array.Find(
            ArchiveEndings, candidate => output.EndsWith(candidate, StringComparison.OrdinalIgnoreCase));
        var isWholeName = ending is not null && Path.GetFileName(output).Length == ending.Length;
        if (ending is null || isWholeName)
        {
            return output + Ending;
        }

        return output[..^ending.Length] + Ending;
    }
}
