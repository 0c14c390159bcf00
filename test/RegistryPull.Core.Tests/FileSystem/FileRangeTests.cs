using System.Text;
using NUnit.Framework;

namespace RegistryPull.FileSystem;

[TestFixture]
internal sealed class FileRangeTests
{
    // range of "0123456789" | position | buffer | read
    // ----------------------+----------+--------+------
    [TestCase(2, 5, 0, 3, "234")]
    [TestCase(2, 5, 3, 3, "56")]
    [TestCase(2, 5, 5, 3, "")]
    [TestCase(8, 5, 0, 9, "89")]
    [TestCase(8, 5, 2, 9, "")]
    public void Read_APosition_EndsWithTheRangeAndTheFile(int offset, int length, int position, int size, string read)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "0123456789");
        using var file = File.OpenHandle(path, options: FileOptions.DeleteOnClose);
        var buffer = new byte[size];

        var count = new FileRange(file, offset, length).Read(buffer, position);

        Assert.That(Encoding.ASCII.GetString(buffer, 0, count), Is.EqualTo(read));
    }
}
