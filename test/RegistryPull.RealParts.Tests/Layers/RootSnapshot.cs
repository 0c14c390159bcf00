using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;

namespace RegistryPull.RealParts.Tests.Layers;

/// <summary>All that the system knows about a tree of files, a line for each: what it is, by path.</summary>
/// <remarks>Asked of Python, which shares nothing with the code under test.</remarks>
internal static class RootSnapshot
{
    // Names are bytes: what is not ASCII is written as \x... by repr.
    private const string Program = """
        import hashlib, os, stat, sys
        root, names = os.fsencode(sys.argv[1]), {}
        paths = [root] + [os.path.join(at, name) for at, folders, files in os.walk(root) for name in folders + files]
        def told(path): return repr(os.path.relpath(path, root))[2:-1]
        for path in sorted(paths):
            s = os.lstat(path)
            kind = stat.filemode(s.st_mode)[0]
            facts = [kind, f"{stat.S_IMODE(s.st_mode):o}" if kind != "l" else "", f"{s.st_uid}:{s.st_gid}", f"mtime={s.st_mtime_ns}"]
            facts += [f"{name}={os.getxattr(path, name, follow_symlinks=False).hex()}" for name in sorted(os.listxattr(path, follow_symlinks=False))]
            if kind != "d": facts += [f"links={s.st_nlink}", f"same-as={names.setdefault(s.st_ino, told(path))}"]
            if kind == "-": facts += [f"size={s.st_size}", hashlib.sha256(open(path, "rb").read()).hexdigest()]
            if kind == "l": facts += [f"-> {os.readlink(path)!r}"]
            if kind in "bc": facts += [f"{os.major(s.st_rdev)},{os.minor(s.st_rdev)}"]
            print(told(path), *facts, sep="\t")
        """;

    public static async Task<Dictionary<string, string[]>> OfAsync(string directory)
    {
        var lines = (await ProgramRun.RunAsync("python3", "-c", Program, directory)).Succeeded().Split('\n');
        return lines.Select(static line => line.Split('\t'))
            .ToDictionary(static fields => fields[0], static fields => fields[1..]);
    }

    /// <summary>Fails with every difference.</summary>
    /// <param name="ours">What regpull made.</param>
    /// <param name="theirs">What another program made.</param>
    /// <param name="allowed">Paths that may differ, because the other program is known to differ there.</param>
    public static void AssertSame(
        Dictionary<string, string[]> ours, Dictionary<string, string[]> theirs, params string[] allowed)
    {
        var differences = string.Join('\n', ours.Keys.Union(theirs.Keys)
            .Where(
                path =>
                    !allowed.Contains(path) && !Told(ours, path).Equals(Told(theirs, path), StringComparison.Ordinal))
            .Select(path => $"{path}\n  ours   {Told(ours, path)}\n  theirs {Told(theirs, path)}"));
        Assert.That(differences, Is.Empty);
    }

    /// <summary>What is left of a tree in <c>docker export</c>: whole seconds, and of the extended attributes the
    /// capabilities.</summary>
    public static Dictionary<string, string[]> AsDockerExports(Dictionary<string, string[]> snapshot) =>
        snapshot.ToDictionary(
            static entry => entry.Key,
            static entry => entry.Value.Where(static fact => !fact.StartsWith("user.", StringComparison.Ordinal))
                .Select(Seconds).ToArray());

    private static string Seconds(string fact) =>
        fact.StartsWith("mtime=", StringComparison.Ordinal) && fact.Length > 15 ? fact[..^9] : fact;

    private static string Told(Dictionary<string, string[]> snapshot, string path) =>
        snapshot.TryGetValue(path, out var facts) ? string.Join(' ', facts) : "is not there";
}
