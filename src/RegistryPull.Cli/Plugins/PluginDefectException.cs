namespace RegistryPull.Cli.Plugins;

/// <summary>The code of a plug-in threw what the contract does not allow: not this program's defect, and not the
/// person's.</summary>
internal sealed class PluginDefectException(PluginFile file, Exception failure)
    : Exception($"a defect in the {file}: {failure.GetType().Name}: {failure.Message} (tell its author; -v shows where "
        + "it happened)", failure);
