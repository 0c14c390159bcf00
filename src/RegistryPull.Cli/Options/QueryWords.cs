namespace RegistryPull.Cli.Options;

/// <summary>The words of a query command, for its help and messages.</summary>
/// <param name="Argument">What it is asked about: <c>IMAGE</c>.</param>
/// <param name="Result">What goes to standard output: "the digest".</param>
/// <param name="Json">What goes there with <c>--json</c>: "one JSON object: digest, …".</param>
internal sealed record QueryWords(string Argument, string Result, string Json);
