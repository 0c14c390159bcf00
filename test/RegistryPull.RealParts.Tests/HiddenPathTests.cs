using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;

namespace RegistryPull.RealParts.Tests;

/// <summary>Paths that the user may not look at. They are not missing.</summary>
[TestFixture]
[Category("RealParts")]
[Needs("setpriv", Root = true)]
internal sealed class HiddenPathTests
{
    [TestCase("inspect")]
    [TestCase("verify")]
    [TestCase("load")]
    public async Task Open_APathBelowADirectoryWithoutPermission_SaysSo(string command)
    {
        using var workspace = new Workspace();
        workspace.FolderOf("closed");
        workspace.Write("closed/app.tar", "");
        var archive = workspace.PathOf("closed/app.tar");
        (await ProgramRun.RunAsync("chmod", "755", workspace.Root)).Succeeded();
        (await ProgramRun.RunAsync("chmod", "700", workspace.PathOf("closed"))).Succeeded();
        var start = Regpull.Start(command, archive);
        string[] nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", "--bounding-set=-all"];

        var run = await ProgramRun.RunAsync(
            ProgramRun.Start("setpriv", [.. nobody, start.FileName, .. start.ArgumentList]));

        Assert.That(run.Error, Does.StartWith($"regpull: {archive} cannot be opened: Permission denied"));
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }
}
