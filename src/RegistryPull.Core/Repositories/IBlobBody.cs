using RegistryPull.Retrying;

namespace RegistryPull.Repositories;

/// <summary>The bytes of a blob as they arrive from a source.</summary>
internal interface IBlobBody : IAsyncDisposable, IDisposable
{
    /// <summary>Gets the host or file that the bytes come from, for messages.</summary>
    string Source { get; }

    /// <summary>Reads the next bytes.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    /// <returns>The number of bytes read; 0 at the end.</returns>
    /// <exception cref="TransientException">The source failed in a way that is worth another try.</exception>
    ValueTask<int> ReadAsync(Memory<byte> buffer);
}
