using System.Collections.Immutable;

namespace RegistryPull.Repositories;

/// <summary>One page of a repository's list of tags.</summary>
/// <param name="Tags">The names as served, not looked at.</param>
/// <param name="Next">What to ask the same repository for as the page after it; null for the last.</param>
/// <param name="Size">How many bytes the page took.</param>
internal sealed record ServedTags(ImmutableArray<string> Tags, string? Next, long Size);
