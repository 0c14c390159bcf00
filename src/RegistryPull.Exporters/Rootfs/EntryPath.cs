using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>The path of an entry, taken apart: no empty parts, no <c>.</c>, no <c>..</c>.</summary>
/// <remarks>As Go's <c>path.Clean</c> has it, which is what docker and containerd go by: <c>a/../b</c> is <c>b</c>, whatever <c>a</c> is.</remarks>
internal static class EntryPath
{
    /// <summary>Takes a path apart.</summary>
    /// <returns>The parts, none for the root; null when the path leads out of the root.</returns>
    public static RawName[]? Split(RawName path)
    {
        var parts = new List<RawName>();
        foreach (var part in path.Latin1.Split('/'))
        {
            if (part == ".." && parts.Count == 0)
            {
                return null;
            }

            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(new RawName(part));
            }
        }

        return [.. parts];
    }
}
