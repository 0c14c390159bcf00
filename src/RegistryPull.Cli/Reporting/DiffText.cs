using System.Globalization;
using System.Text;

namespace RegistryPull.Cli.Reporting;

/// <summary>What a comparison found, for people.</summary>
internal static class DiffText
{
    private const string Indent = "  ";

    public static string Format(CompareResult result)
    {
        var text = new StringBuilder();
        foreach (var line in result.Images.SelectMany(Lines).Append(Summary(result)))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(ImageChange change) =>
        Layers(change).Concat(Files(change)).Prepend(Title(change));

    private static string Title(ImageChange change) => change.Kind switch
    {
        ImageChangeKind.Added => $"added      {change.New!.Familiar}  {change.NewDigest}",
        ImageChangeKind.Removed => $"removed    {change.Old!.Familiar}  {change.OldDigest}",
        ImageChangeKind.Unchanged => $"unchanged  {Name(change)}  {change.NewDigest}",
        _ when change.HasSameContent =>
            $"moved      {Name(change)}  {change.OldDigest} -> {change.NewDigest}  (same content)",
        _ => $"moved      {Name(change)}  {change.OldDigest} -> {change.NewDigest}",
    };

    private static string Name(ImageChange change)
    {
        if (change.Old == change.New)
        {
            return change.New!.Familiar;
        }

        return $"{change.Old!.Familiar} -> {change.New!.Familiar}";
    }

    private static IEnumerable<string> Layers(ImageChange change) => change.NewLayers.Select(
        static layer => $"{Indent}new layer {layer.DiffId ?? layer.Digest}  {ByteSize.Format(layer.Size)}");

    private static IEnumerable<string> Files(ImageChange change)
    {
        if (change.Files.IsEmpty)
        {
            return [];
        }

        return TextTable.Lines(change.Files.Select(Row)).Select(static line => Indent + line);
    }

    private static string[] Row(FileChange change) =>
        [change.Kind.ToString().ToLowerInvariant(), Size(change), change.Path];

    private static string Size(FileChange change) => (change.OldSize, change.NewSize) switch
    {
        ({ } old, { } current) when old != current => $"{Bytes(old)} -> {Bytes(current)}",
        (var old, var current) => Bytes(current ?? old ?? 0),
    };

    private static string Bytes(long bytes) => bytes.ToString(CultureInfo.InvariantCulture);

    private static string Summary(CompareResult result) =>
        $"{Plural.Format(result.NewLayers.Length, "new layer")}, {ByteSize.Format(result.NewSize)}";
}
