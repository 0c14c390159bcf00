using NUnit.Framework;
using RegistryPull.Exporting;

namespace RegistryPull.Output;

[TestFixture]
internal sealed class OutputNameTests
{
    // reference                              | ending | name
    // ---------------------------------------+--------+----------------------------------
    [TestCase("nginx", ".tar", "nginx_latest.tar")]
    [TestCase("jenkins/jenkins", ".tar", "jenkins_jenkins_latest.tar")]
    [TestCase("mysql/mysql-server:8.0", ".tar", "mysql_mysql-server_8.0.tar")]
    [TestCase("hello-world", "", "hello-world_latest")]
    [TestCase("ghcr.io/owner/name/part:v1", ".tar", "owner_name_part_v1.tar")]
    [TestCase("localhost:5000/library/nginx:1", ".tar", "library_nginx_1.tar")]
    [TestCase(
        "nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        ".tar",
        "nginx_0123456789ab.tar")]
    [TestCase(
        "nginx:1.27@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", ".tar", "nginx_1.27.tar")]
    public void Default_AReference_NamesTheOutput(string reference, string extension, string name) =>
        Assert.That(
            OutputName.Default(
                ImageReference.Parse(reference), new OutputTraits { Kind = OutputKind.File, Extension = extension }),
            Is.EqualTo(name));
}
