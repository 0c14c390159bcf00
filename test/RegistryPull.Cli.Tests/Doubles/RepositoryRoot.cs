using NUnit.Framework;

namespace RegistryPull.Cli.Tests.Doubles;

/// <summary>The directory of the solution.</summary>
internal static class RepositoryRoot
{
    public static string Find()
    {
        var directory = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "RegistryPull.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("no RegistryPull.sln above the tests");
        }

        return directory.FullName;
    }
}
