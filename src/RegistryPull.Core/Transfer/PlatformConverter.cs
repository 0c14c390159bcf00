namespace RegistryPull.Transfer;

/// <summary>Platforms as <c>os/arch[/variant][:osversion]</c>.</summary>
internal sealed class PlatformConverter() : TransferTextConverter<Platform>(Platform.Parse);
