using RegistryPull.Cli.Plugins;
using RegistryPull.Interop;

namespace RegistryPull.Cli.Options;

/// <summary>The directory of plug-ins.</summary>
internal sealed class PluginOptions(OptionGroup group, Func<string, string?> environment)
{
    private readonly Setting _folder = group.Value("--plugin-dir <DIR>",
        "The directory of plug-ins: NAME/NAME.dll in it is the format NAME. A plug-in is a program that runs with "
        + "your rights. Default: ~/.regpull/plugins.");

    public PluginFolder Read()
    {
        if (_folder.Path is not { } typed)
        {
            return new PluginFolder(Directory.Exists(Default) ? Default : null);
        }

        if (!Directory.Exists(typed))
        {
            throw new InvalidRequestException($"{_folder.Source} is '{typed}', which is no directory");
        }

        return new PluginFolder(Path.GetFullPath(typed));
    }

    // The same on every system, as docker's own plug-ins are in ~/.docker: a page, a script and a colleague can name
    // it.
    private string? Default => UserDirectories.Below(UserDirectories.Home(environment), ".regpull", "plugins");
}
