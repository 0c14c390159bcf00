using System.Text;
using NUnit.Framework;
using RegistryPull.Exporters.Rootfs.Portable;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Rootfs.Portable;

[TestFixture]
internal sealed class PortableNameTests
{
    // what is wrong with it                  | in the image  | on Windows
    // ---------------------------------------+---------------+---------------
    // nothing                                | libc.so.6     | libc.so.6
    // nothing: other letters are fine        | Größe         | Größe
    // characters                             | a:b           | a%3Ab
    // the escape itself                      | 100%          | 100%25
    // a device, with an ending too           | aux.h         | %61ux.h
    // lost at the end                        | dot.          | dot%2E
    [TestCase("libc.so.6", "libc.so.6")]
    [TestCase("Größe", "Größe")]
    [TestCase("a:b", "a%3Ab")]
    [TestCase("x|y?*\"<>", "x%7Cy%3F%2A%22%3C%3E")]
    [TestCase("back\\slash", "back%5Cslash")]
    [TestCase("bell\a", "bell%07", TestName = "Spell_AName_IsWhatWindowsTakes(a bell)")]
    [TestCase("100%", "100%25")]
    [TestCase("aux.h", "%61ux.h")]
    [TestCase("CON", "%43ON")]
    [TestCase("com1", "%63om1")]
    [TestCase("LPT9.tar.gz", "%4CPT9.tar.gz")]
    [TestCase("com10", "com10")]
    [TestCase("console", "console")]
    [TestCase("nul .txt", "%6Eul .txt")]
    [TestCase("dot.", "dot%2E")]
    [TestCase("blank ", "blank%20")]
    [TestCase("...", "..%2E")]
    [TestCase(".hidden", ".hidden")]
    public void Spell_AName_IsWhatWindowsTakes(string name, string expected) =>
        Assert.That(
            PortableName.Spell(RawName.FromBytes(Encoding.UTF8.GetBytes(name)), NameRules.Windows),
            Is.EqualTo(expected));

    [TestCase("a:b", "a:b")]
    [TestCase("aux.h", "aux.h")]
    [TestCase("dot.", "dot.")]
    [TestCase("100%", "100%25")]
    public void Spell_AName_IsWhatMacTakes(string name, string expected) =>
        Assert.That(
            PortableName.Spell(RawName.FromBytes(Encoding.UTF8.GetBytes(name)), NameRules.Mac), Is.EqualTo(expected));

    [Test]
    public void Spell_BytesThatAreNoText_AreSpelledOut() =>
        Assert.That(PortableName.Spell(RawName.FromBytes([(byte)'e', 0xE9]), NameRules.Mac), Is.EqualTo("%65%E9"));

    // Whatever made it necessary, and however often: decoding is the way back.
    [Test]
    public void Spell_AnyBytes_AreDecodedToThemselves()
    {
        var random = new Random(1);
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = new byte[random.Next(1, 12)];
            random.NextBytes(bytes);
            var name = RawName.FromBytes(Array.FindAll(bytes, static value => value is not (0 or (byte)'/')));
            if (name.Latin1.Length > 0)
            {
                var spelled = PortableName.Spell(name, NameRules.Windows, random.Next(3));

                Assert.That(RawName.FromBytes(Decoded(spelled)), Is.EqualTo(name), spelled);
                Assert.That(spelled, Does.Not.Match("""[<>:"\\|?*\x00-\x1f]|[. ]$"""));
            }
        }
    }

    private static byte[] Decoded(string spelled)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < spelled.Length; i++)
        {
            if (spelled[i] == '%')
            {
                bytes.Add(Convert.ToByte(spelled.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                var length = char.IsHighSurrogate(spelled[i]) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(spelled.Substring(i, length)));
                i += length - 1;
            }
        }

        return [.. bytes];
    }
}
