using Tomlyn.Model;
using Tomlyn.Serialization;

namespace RegistryPull.Configuration;

/// <summary>Reads TOML into tables, generated at build time.</summary>
[TomlSerializable(typeof(TomlTable))]
internal sealed partial class TomlModel : TomlSerializerContext;
