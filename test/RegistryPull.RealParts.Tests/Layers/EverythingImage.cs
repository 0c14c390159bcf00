using System.Buffers.Binary;
using static RegistryPull.RealParts.Tests.Layers.TarItem;

namespace RegistryPull.RealParts.Tests.Layers;

/// <summary>An image with all that layers can say and that runtimes agree on, a directory for each theme, so that a
/// difference says what it is about.</summary>
internal static class EverythingImage
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("a-rather-long-name/", 9));

    /// <summary>Its layers as plain tars, from the base up.</summary>
    public static byte[][] Layers { get; } = [TarText.Write(Base()), TarText.Write(Second()), TarText.Write(Third())];

    /// <summary>Directories that something is in and that no layer describes: what their times are is nowhere
    /// written.</summary>
    public static string[] Undescribed { get; } = ["implied", "implied/by", "implied/by/a", "names/dotted"];

    private static byte[] CapNetRaw
    {
        get
        {
            // VFS_CAP_REVISION_2, effective, CAP_NET_RAW: linux/capability.h.
            var value = new byte[20];
            BinaryPrimitives.WriteUInt32LittleEndian(value, 0x02000001);
            BinaryPrimitives.WriteUInt32LittleEndian(value.AsSpan(4), 1 << 13);
            return value;
        }
    }

    private static IEnumerable<TarItem> Base() =>
    [
        Folder("./", "755"),
        Folder("whiteouts/"), File("whiteouts/kept", "kept"), File("whiteouts/gone", "gone"), Folder("whiteouts/tree/"),
        Folder("whiteouts/tree/deep/"),
        File("whiteouts/tree/deep/file", "x"), File("whiteouts/back", "old"), Link("whiteouts/link", "kept"),
        Folder("whiteouts/again/"), File("whiteouts/again/old", "old"),
        Folder("opaque/"),
        .. new[] { "first", "last", "middle" }.SelectMany(static where => new[]
        {
            Folder($"opaque/{where}/"), File($"opaque/{where}/below", "below"), Folder($"opaque/{where}/sub/"),
            File($"opaque/{where}/sub/below", "below"),
        }),
        Folder("hard/"), File("hard/one", "one"), HardLink("hard/two", "hard/one"), File("hard/replaced", "before"),
        HardLink("hard/keeps", "hard/replaced"),
        HardLink("hard/chain", "hard/two"), File("hard/removed", "removed"), HardLink("hard/survives", "/hard/removed"),
        Link("hard/soft", "one"),
        HardLink("hard/soft-too", "hard/soft"),
        Folder("kinds/"), File("kinds/file-directory-file", "first"), Folder("kinds/directory-file/"),
        File("kinds/directory-file/x", "x"),
        Link("kinds/link-directory", "directory-file"), File("kinds/file-link", "file"),
        Link("kinds/link-file", "nowhere"), File("kinds/target", "b"),
        Folder("links/"), Link("links/absolute", "/etc/passwd"), Link("links/relative", "../kinds/target"),
        Link("links/dangling", "no/such"),
        Link("links/up", "../../../../../etc/shadow"), Link("links/loop", "loop"), Link("links/odd", "a\nb \xE9"),
        Folder("through/"), Folder("through/usr/"), Folder("through/usr/lib/"), Link("through/lib", "usr/lib"),
        Link("through/absolute", "/through/usr/lib"),
        Folder("modes/"), File("modes/setuid", "x", "4755"), File("modes/setgid", "x", "2711"),
        Folder("modes/sticky/", "1777"), Folder("modes/setgid-folder/", "2770"),
        File("modes/none", "x", "0"), Folder("modes/closed/", "0"), File("modes/closed/file", "x", "600"),
        File("modes/all", "x", "7777"),
        Folder("times/") with { Modified = "1234567890.987654321" },
        File("times/fraction", "x") with { Modified = "1400000000.123456789" },
        File("times/epoch", "x") with { Modified = "0" },
        Link("times/link", "epoch") with { Modified = "1300000000.5" },
        File("times/late", "x") with { Modified = "4102444800" },
        Folder("attributes/") with { Extended = [("user.on-a-directory", "yes"u8.ToArray())] },
        File("attributes/user", "x") with
        {
            Extended = [("user.text", "a\nb=c"u8.ToArray()), ("user.binary", [0, 1, 255, 10, 0]), ("user.empty", [])],
        },
        File("attributes/capability", "x", "755") with { Extended = [("security.capability", CapNetRaw)] },
        File(
            "attributes/owned",
            "x",
            "4755") with { User = 1000, Group = 1001, Extended = [("security.capability", CapNetRaw)] },
        Folder("devices/"), new("devices/null") { Type = '3', Device = (1, 3), Mode = "666" },
        new("devices/disk") { Type = '4', Device = (259, 70000), Mode = "660", Group = 6 },
        new("devices/pipe") { Type = '6', Mode = "622" },
        HardLink("devices/null-too", "devices/null") with { Mode = "666" },
        Folder("owners/") with { User = 33, Group = 33 },
        File("owners/large", "x") with { User = 3_000_000, Group = 4_000_000_000 },
        File("owners/largest", "x") with { User = 4294967294, Group = 4294967294 },
        Link("owners/link", "large") with { User = 7, Group = 8 },
        Folder("names/"), .. Parents($"names/{Long}"), File($"names/{Long}pax", "pax"),
        File($"names/{Long}gnu", "gnu") with { IsGnu = true },
        Link("names/to-long", $"{Long}pax"), Link("names/to-long-gnu", $"{Long}gnu") with { IsGnu = true },
        HardLink("names/hard-long", $"names/{Long}pax"),
        File("names/caf\xE9", "latin1") with { IsGnu = true }, File("names/caf\xC3\xA9", "utf8"),
        File("names/ blank and\ttab ", "x"), File("names/new\nline", "x"),
        File("names/back\\slash", "x"), File("names/..dots..", "x"), File("./names/./dotted//slashes", "x"),
        File("/names/from-the-root", "x"),
        Folder("empty/"), Folder("empty/directory/"), File("empty/file", ""), File("implied/by/a/file", "x"),
    ];

    // As real layers have the directories that they change.
    private static IEnumerable<TarItem> Described(params string[] directories) =>
        directories.Select(static path => Folder(path + "/"));

    private static IEnumerable<TarItem> Parents(string path) =>
        path.Select(static (letter, at) => (letter, at)).Where(static one => one.letter == '/').Skip(1)
            .Select(one => Folder(path[..(one.at + 1)]));

    private static IEnumerable<TarItem> Second() =>
    [
        .. Described("whiteouts", "hard", "kinds", "through", "through/usr", "through/usr/lib", "modes", "devices"),
        Whiteout("whiteouts/.wh.gone"), Whiteout("whiteouts/.wh.tree"), File("whiteouts/back", "new"),
        Whiteout("whiteouts/.wh.back"), Whiteout("whiteouts/.wh.link"),
        Whiteout("whiteouts/.wh.never-there"), Whiteout("whiteouts/.wh.again"), Folder("whiteouts/again/"),
        File("whiteouts/again/new", "new"),
        Whiteout("opaque/first/.wh..wh..opq"), Folder("opaque/first/"), File("opaque/first/above", "above"),
        Folder("opaque/last/"), File("opaque/last/above", "above"), Folder("opaque/last/sub/"),
        File("opaque/last/sub/above", "above"), Whiteout("opaque/last/.wh..wh..opq"),
        Folder("opaque/middle/"), File("opaque/middle/above", "above"), Whiteout("opaque/middle/.wh..wh..opq"),
        File("opaque/middle/below", "again"),
        HardLink("hard/from-above", "hard/one"), File("hard/replaced", "after"), Whiteout("hard/.wh.removed"),
        File("hard/new", "new"), HardLink("hard/new-too", "hard/new"),
        Whiteout("kinds/.wh.file-directory-file"), Folder("kinds/file-directory-file/"),
        File("kinds/file-directory-file/inside", "x"),
        Whiteout("kinds/.wh.directory-file"), File("kinds/directory-file", "a file now"),
        Folder("kinds/link-directory/"), File("kinds/link-directory/x", "x"),
        Link("kinds/file-link", "target"), File("kinds/link-file", "a file now"),
        File("through/lib/relative", "x"), File("through/absolute/absolute", "x"), Folder("through/lib/folder/"),
        File("through/lib/folder/x", "x"),
        File("modes/none", "x", "644"), Folder("modes/sticky/", "755"), File("modes/closed/second", "x"),
        File("times/of-the-directory-stays-what-it-was", "x"),
        Folder("times/") with { Modified = "1111111111.000000001" },
        File("attributes/user", "without") , Folder("attributes/"),
        File("devices/null-too", "a file now"), Folder("empty/directory/") with { Modified = "1600000000.25" },
    ];

    private static IEnumerable<TarItem> Third() =>
    [
        .. Described(
            "whiteouts",
            "whiteouts/again",
            "opaque/last",
            "hard",
            "kinds",
            "through",
            "through/usr",
            "through/usr/lib"),
        File("whiteouts/gone", "back"), File("whiteouts/tree", "a file now"), File("whiteouts/again/third", "third"),
        File("opaque/last/third", "third"),
        File("hard/one", "one, anew"), HardLink("hard/after", "hard/two"), Whiteout("hard/.wh.new"),
        HardLink("hard/new", "hard/new-too"),
        Whiteout("kinds/.wh.file-directory-file"), File("kinds/file-directory-file", "third"),
        Whiteout("through/usr/lib/.wh.relative"),
        Whiteout("through/lib/.wh.absolute"), File("through/usr/lib/third", "x"), Link("through/chain", "lib"),
        File("through/chain/chained", "x"),
    ];
}
