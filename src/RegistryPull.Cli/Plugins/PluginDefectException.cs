namespace RegistryPull.Cli.Plugins;

/// <summary>A plug-in threw an exception that the contract does not allow: a defect of the plug-in.</summary>
internal sealed class PluginDefectException(PluginFile file, Exception failure)
    : Exception($"a defect in the {file}: {failure.GetType().Name}: {failure.Message} (report "
        + "it to the author; -v shows the stack trace)", failure);
