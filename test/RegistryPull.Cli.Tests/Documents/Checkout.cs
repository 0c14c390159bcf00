using NUnit.Framework;

namespace RegistryPull.Cli.Tests.Documents;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Checkout
{
    /// <summary>Gets the directory of the solution, above that of the tests.</summary>
    public static string Root { get; } = Find(TestContext.CurrentContext.TestDirectory);

    private static string Find(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "RegistryPull.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException(
                "no RegistryPull.sln above the tests");
        }

        return folder;
    }
}
