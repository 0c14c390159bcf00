using RegistryPull.Exporters.Rootfs;

namespace RegistryPull.Exporters.Tests.Rootfs;

/// <summary>Has a writer make a plan of one layer, without a layer to read.</summary>
internal static class PlanWriting
{
    /// <param name="plan">The plan.</param>
    /// <param name="writer">The writer.</param>
    /// <param name="content">What every file begins with; at least as long as the longest.</param>
    public static void Write(RootPlan plan, IRootWriter writer, ReadOnlySpan<byte> content)
    {
        foreach (var directory in plan.Directories)
        {
            writer.MakeDirectory(directory);
        }

        foreach (var entry in plan.Files)
        {
            using var file = writer.OpenFile(entry);
            file.Append(content[..(int)entry.Leaf.Stored]);
            file.Complete();
        }

        foreach (var entry in plan.Others)
        {
            writer.Add(entry);
        }

        foreach (var directory in plan.Directories.Reverse())
        {
            writer.CompleteDirectory(directory);
        }
    }
}
