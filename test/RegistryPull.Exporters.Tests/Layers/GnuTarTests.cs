using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NUnit.Framework;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Layers;

/// <summary>What GNU tar lists of an archive is what the reader finds in it: kind, mode, owner, size or device, time,
/// name and target; and the same bytes.</summary>
/// <remarks>
/// Where the two differ on purpose, because docker and containerd do:
/// <code>
/// archive          GNU tar                                    the reader
/// gnu-label        lists the label as a volume                passes over it
/// gnu-incremental  lists a directory with its list of files   refuses it: type D is no part of any image
/// </code>
/// </remarks>
public sealed partial class GnuTarTests
{
    private static readonly string[] Refused = ["gnu-incremental.tar"];

    private static readonly CorpusFile[] Archives =
        [.. CorpusFile.All.Where(static file => !Refused.Contains(file.Name) && !file.IsFound)];

    [OneTimeSetUp]
    public void NeedsGnuTar() => GnuTar.Require();

    [TestCaseSource(nameof(Archives))]
    public async Task Read_Corpus_IsWhatGnuTarLists(object archive)
    {
        var file = (CorpusFile)archive;
        var listed = GnuTar.Run(file.Unpacked(), "-tv", "--utc", "--full-time", "--numeric-owner", "--quoting-style=c")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => line[0] != 'V')
            .Select(static line => Columns().Replace(line, " "));

        var entries = await LayerReading.ReadAsync(file.Stored, Digest.Compute(file.Unpacked()));

        Assert.That(entries.Select(Line), Is.EqualTo(listed));
    }

    [TestCaseSource(nameof(Archives))]
    public async Task Read_Corpus_HasTheContentThatGnuTarExtracts(object archive)
    {
        var file = (CorpusFile)archive;
        var extracted = GnuTar.Run(file.Unpacked(), "-xO");

        var entries = await LayerReading.ReadAsync(file.Stored);

        Assert.That(
            Encoding.Latin1.GetString([.. entries.SelectMany(static entry => entry.Expanded())]) == extracted, Is.True);
    }

    [Test]
    public Task Read_Incremental_IsRefused() =>
        LayerReading.RefusedAsync(new CorpusFile(Refused[0]).Stored, "unknown type, 'D'");

    private static string Line(ReadEntry read)
    {
        var entry = read.Entry;
        var kind = "-dhlcbp"[(int)entry.Kind];
        var size = kind is 'c' or 'b' ? $"{entry.Device.Major},{entry.Device.Minor}" : $"{entry.Size}";
        var target =
            kind == 'l' ? " -> " + Quoted(entry.Target) : kind == 'h' ? " link to " + Quoted(entry.Target) : "";
        return $"{kind}{Mode(entry.Attributes.Mode)} {entry.Attributes.User}/{entry.Attributes.Group} {size} {Time(entry.Attributes.Modified)} {Quoted(entry.Path)}{target}";
    }

    private static string Mode(int mode) => string.Concat(
        Three(mode >> 6, (mode & 0x800) != 0, 's'), Three(mode >> 3, (mode & 0x400) != 0, 's'),
        Three(mode, (mode & 0x200) != 0, 't'));

    private static string Three(int bits, bool isSpecial, char special) => string.Concat(
        (bits & 4) != 0 ? 'r' : '-',
        (bits & 2) != 0 ? 'w' : '-',
        ((bits & 1) != 0, isSpecial) switch
        {
            (true, true) => special,
            (false, true) => char.ToUpperInvariant(special),
            (true, false) => 'x',
            _ => '-',
        });

    private static string Time(FileTime time)
    {
        var fraction = time.Nanoseconds == 0 ? "" : $".{time.Nanoseconds:000000000}".TrimEnd('0');
        return (time with { Nanoseconds = 0 }).ToDateTime()
            .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + fraction;
    }

    private static string Quoted(RawName name) => $"\"{string.Concat(name.Latin1.Select(Quoted))}\"";

    private static string Quoted(char value) => value switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        < ' ' or > '~' => "\\" + Convert.ToString(value, 8).PadLeft(3, '0'),
        _ => value.ToString(),
    };

    // Columns are as wide as they need to be; from the first quote on it is a name.
    [GeneratedRegex("(?<=^[^\"]*) +")]
    private static partial Regex Columns();
}
