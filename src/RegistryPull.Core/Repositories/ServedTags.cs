using System.Collections.Immutable;

namespace RegistryPull.Repositories;

/// <summary>One page of a repository's list of tags.</summary>
/// <param name="Tags">The names as served, unverified.</param>
/// <param name="Next">An opaque token of the source for the next page; null for the last page.</param>
/// <param name="Size">The size of the page in bytes.</param>
internal sealed record ServedTags(ImmutableArray<string> Tags, string? Next, long Size);
