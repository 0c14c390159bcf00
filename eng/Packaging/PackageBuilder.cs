namespace Packaging;

/// <summary>Makes the package of the command for a platform: machine code where it can be linked, else
/// managed.</summary>
/// <param name="checkout">What is built.</param>
/// <param name="linking">Decides which.</param>
/// <param name="requireNative">Whether this machine's own package has to be machine code.</param>
internal sealed class PackageBuilder(Checkout checkout, NativeLinking linking, bool requireNative)
{
    /// <summary>Makes a package.</summary>
    /// <returns>What it is, for a person.</returns>
    /// <exception cref="PackagingException">It could not be made, or is not native and has to be.</exception>
    public string Make(string platform)
    {
        var missing = linking.FindMissing(platform);
        if (missing is null)
        {
            return MakeNative(platform);
        }

        if (platform != Platforms.Own)
        {
            return MakeManaged(platform);
        }

        return requireNative
            ? throw new PackagingException($"{platform} cannot be native: {missing}")
            : $"{MakeManaged(platform)}, because {missing}";
    }

    private string MakeManaged(string platform)
    {
        if (!checkout.CanRestore(platform, "managed"))
        {
            var command = $"dotnet restore {Checkout.Command} -r {platform} -p:PackageBuild=managed";
            return $"left out, because .NET's parts for it cannot be had here: {command} says which";
        }

        DotnetCommand.Run(
            "pack", [.. checkout.Build(platform, "managed"), "--no-restore", "--output", checkout.Output]);
        return "managed";
    }

    // The managed build is included: it loads plug-ins.
    private string MakeNative(string platform)
    {
        var managed = Path.Combine(checkout.Scratch, $"managed-build-{platform}");
        DotnetCommand.Run(
            "publish", [.. checkout.Build(platform, "managed"), "-p:UseAppHost=false", "--output", managed]);
        string[] native =
        [
            .. checkout.Build(platform, "native"), .. linking.Options(platform), $"-p:ManagedBuild={managed}/**",
        ];
        DotnetCommand.Run("pack", [.. native, "--no-restore", "--output", checkout.Output]);
        return "native";
    }
}
