using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;

namespace RegistryPull.RealParts.Tests;

/// <summary>The completion scripts in their shells. PowerShell's is tried by powershell/RegPull.Tests.</summary>
[TestFixture]
[Needs("bash", "zsh", "fish")]
internal sealed class CompletionTests
{
    private Workspace Workspace { get; set; } = null!;

    [SetUp]
    public void CreateFolder() => Workspace = new Workspace();

    [TearDown]
    public void DeleteFolder() => Workspace.Dispose();

    [TestCase("regpull pul", "pull")]
    [TestCase("regpull pull --forma", "--format")]
    [TestCase("regpull pull -f oci-", "oci-archive")]
    [TestCase("regpull pull --format = oci-", "oci-archive")]
    [TestCase("regpull pull --platform linux/s", "linux/s390x")]
    [TestCase("regpull help doc", "doctor")]
    [TestCase("regpull cache p", "prune")]
    [TestCase("regpull pull -o FOLDER/some", "FOLDER/some file.tar FOLDER/someone")]
    [TestCase("regpull pull --cache FOLDER/some", "FOLDER/someone")]
    [TestCase("regpull pull --report FOLDER/new", "FOLDER/new.csv FOLDER/new.html FOLDER/new.json")]
    [TestCase("regpull pull --report FOLDER/new.h", "FOLDER/new.html")]
    [TestCase("regpull pull FOLDER/some", "FOLDER/some file.tar FOLDER/someone")]
    [TestCase("regpull verify FOLDER/some", "FOLDER/some file.tar FOLDER/someone")]
    [TestCase("regpull pull --proxy n", "none")]
    public async Task Bash_WhatWasBegun_IsCompleted(string line, string expected)
    {
        var script = await WriteAsync("bash");
        Workspace.Write("try.bash", $"""
            source '{script}'
            COMP_WORDS=({Typed(line)})
            COMP_CWORD=$(({Typed(line).Split(' ').Length} - 1))
            _regpull
            printf '%s\n' "${"{COMPREPLY[@]}"}" | sort
            """);

        var completed = await ProgramRun.RunAsync("bash", Workspace.PathOf("try.bash"));

        Assert.That(completed.Succeeded().Replace('\n', ' '), Is.EqualTo(Typed(expected)), completed.Error);
    }

    [TestCase("regpull pul", "pull")]
    [TestCase("regpull pull --forma", "--format")]
    [TestCase("regpull pull -f oci-", "oci-archive")]
    [TestCase("regpull pull --platform linux/s", "linux/s390x")]
    [TestCase("regpull help doc", "doctor")]
    [TestCase("regpull pull --cache FOLDER/some", "FOLDER/someone/")]
    [TestCase("regpull pull --report FOLDER/new.h", "FOLDER/new.html")]
    [TestCase("regpull pull FOLDER/someo", "FOLDER/someone/")]
    [TestCase("regpull verify FOLDER/someo", "FOLDER/someone/")]
    public async Task Fish_WhatWasBegun_IsCompleted(string line, string expected)
    {
        var script = await WriteAsync("fish");

        var completed = await ProgramRun.RunAsync(
            "fish", "--no-config", "-c", $"source '{script}'; complete -C '{Typed(line)}'");

        Assert.That(completed.Succeeded().Split('\t')[0], Is.EqualTo(Typed(expected)), completed.Error);
    }

    [TestCase(@"regpull pul\t", "regpull pull ")]
    [TestCase(@"regpull pull --forma\t\t", "regpull pull --format=")]
    [TestCase(@"regpull pull -f oci-\t", "regpull pull -f oci-archive ")]
    [TestCase(@"regpull help doc\t", "regpull help doctor ")]
    [TestCase(@"regpull pull --cache FOLDER/some\t", "regpull pull --cache FOLDER/someone/")]
    [TestCase(@"regpull pull --report FOLDER/new.h\t", "regpull pull --report FOLDER/new.html ")]
    [TestCase(@"regpull pull FOLDER/someo\t", "regpull pull FOLDER/someone/")]
    [TestCase(@"regpull verify FOLDER/someo\t", "regpull verify FOLDER/someone/")]
    public async Task Zsh_WhatWasBegun_IsCompleted(string line, string expected)
    {
        // Completion needs the line editor, and that a terminal: zpty is one. The widget prints the line.
        // Of options the first tab shows the list, and the second one inserts.
        var script = await WriteAsync("zsh");
        Workspace.Write("try.zsh", $$"""
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell 'PROMPT=; autoload -U compinit; compinit -D -u; source {{script}}; bindkey "^I" complete-word'
            zpty -w shell 'show() { print -r -- "<$BUFFER>" }; zle -N show; bindkey "^X" show; print -r RE""ADY'
            zpty -r shell seen '*READY*'
            zpty -w -n shell $'{{Typed(line)}}\C-x'
            zpty -r shell seen '*<regpull*>*'
            print -r -- "${seen##*<}"
            """);

        var completed = await ProgramRun.RunAsync("zsh", "-f", Workspace.PathOf("try.zsh"));

        Assert.That(completed.Succeeded().Split('>')[0], Is.EqualTo(Typed(expected)), completed.Error);
    }

    private string Typed(string line) => line.Replace("FOLDER", Workspace.Root, StringComparison.Ordinal);

    private async Task<string> WriteAsync(string shell)
    {
        Workspace.FolderOf("someone");
        Workspace.Write("some file.tar", "");
        return Workspace.Write($"regpull.{shell}", (await Regpull.RunAsync("completion", shell)).Succeeded() + "\n");
    }
}
