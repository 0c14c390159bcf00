namespace RegistryPull.Cli;

/// <summary>The version that was built, with its pre-release part.</summary>
internal static class ProgramVersion
{
    public static string Text => BuildVersion.Value;

    /// <summary>What <c>--version</c> prints.</summary>
    public static string Line => $"regpull {Text}";
}
