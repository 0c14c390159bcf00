using NUnit.Framework;

namespace RegistryPull.Registries.Credentials;

[TestFixture]
internal sealed class WindowsProgramNamesTests
{
    // name      | PATHEXT                 | looked for
    [TestCase("h", null, "h.com h.exe h.bat h.cmd")]
    [TestCase("h", ".CMD; .exe;.VBS;.PS1;.cmd", "h.cmd h.exe")]
    [TestCase("h.cmd", null, "h.cmd")]
    [TestCase("h.EXE", null, "h.EXE")]
    [TestCase("h.1", null, "h.1.com h.1.exe h.1.bat h.1.cmd")]
    [TestCase("h.vbs", ".VBS;.EXE", "h.vbs.exe")]
    public void Expand_AName_HasTheExtensionsThatCanBeStarted(string name, string? extensions, string expected) =>
        Assert.That(string.Join(' ', WindowsProgramNames.Expand(name, extensions)), Is.EqualTo(expected));
}
