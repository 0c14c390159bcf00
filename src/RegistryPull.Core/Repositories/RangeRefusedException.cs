namespace RegistryPull.Repositories;

/// <summary>A source cannot serve a part of a blob. The whole blob may still be available.</summary>
internal sealed class RangeRefusedException() : Exception("the source does not serve parts of this blob");
