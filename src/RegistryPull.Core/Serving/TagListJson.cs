namespace RegistryPull.Serving;

/// <summary>A page of a repository's tags.</summary>
/// <param name="Name">The name of the repository in the request.</param>
/// <param name="Tags">The tags of the page.</param>
internal sealed record TagListJson(string Name, IReadOnlyList<string> Tags);
