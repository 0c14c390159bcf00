namespace RegistryPull.Source.Tests;

/// <summary>The checkout that the tests were built in.</summary>
internal static class Checkout
{
    /// <summary>Gets the folder of <c>RegistryPull.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Returns the path of something in the checkout.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "RegistryPull.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("no RegistryPull.sln above the tests");
        }

        return directory.FullName;
    }
}
