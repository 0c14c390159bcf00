using System.Reflection;
using RegistryPull.Exporting;

namespace RegistryPull.Cli.Plugins;

/// <summary>Which plug-ins fit: <see href="https://semver.org">semantic versions</see> of the contract.</summary>
internal static class ContractVersion
{
    private static readonly AssemblyName Contract = typeof(IExporter).Assembly.GetName();

    /// <summary>Refuses a plug-in that was built with a contract that this program does not keep.</summary>
    public static void Require(PluginFile file, IEnumerable<AssemblyName> references)
    {
        var built = references.FirstOrDefault(static name => name.Name == Contract.Name)?.Version;
        if (built is not null && !Fits(built, Contract.Version!))
        {
            throw new InvalidRequestException(
                $"{file} was built with {Contract.Name} {built.ToString(2)}, and this regpull has "
                + $"{Contract.Version!.ToString(2)}: {Remedy(built, Contract.Version)}");
        }
    }

    /// <summary>The same major version, and not newer than the program's. Below 1.0 a minor version may break what the
    /// one before it promised.</summary>
    public static bool Fits(Version built, Version own) =>
        built.Major == own.Major && (IsMinorCompatible(built, own));

    private static bool IsMinorCompatible(Version built, Version own) => own.Major switch
    {
        0 => built.Minor == own.Minor,
        _ => built.Minor <= own.Minor,
    };

    private static string Remedy(Version built, Version own)
    {
        if (built > own)
        {
            return "update regpull, or take an older build of the plug-in";
        }

        return "take a newer build of the plug-in";
    }
}
