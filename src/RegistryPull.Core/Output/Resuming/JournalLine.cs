namespace RegistryPull.Output.Resuming;

/// <summary>A line of a <see cref="PartialJournal"/>.</summary>
/// <param name="Blob">The blob that it is about.</param>
internal abstract record JournalLine(Digest Blob)
{
    /// <summary>Bytes of the blob are present.</summary>
    /// <param name="Blob">The blob.</param>
    /// <param name="Path">The file, relative to the output.</param>
    /// <param name="Offset">Where in the file the blob begins.</param>
    /// <param name="Extent">The bytes.</param>
    public sealed record Present(Digest Blob, string Path, long Offset, Extent Extent) : JournalLine(Blob);

    /// <summary>The source gave a token for the bytes.</summary>
    /// <param name="Blob">The blob.</param>
    /// <param name="Token">The token.</param>
    public sealed record ResumeToken(Digest Blob, string Token) : JournalLine(Blob);

    /// <summary>The bytes proved wrong.</summary>
    /// <param name="Blob">The blob.</param>
    public sealed record Forget(Digest Blob) : JournalLine(Blob);
}
