namespace RegistryPull.Loading;

/// <summary>The engine closed its input before the end of the archive. Its answer says why.</summary>
internal sealed class EngineStoppedReadingException() : Exception("the engine stopped reading");
