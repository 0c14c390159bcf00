namespace RegistryPull.Cli.Options;

/// <summary>What a command that asks is called for and what it prints.</summary>
/// <param name="Argument">What it is asked about: <c>IMAGE</c>.</param>
/// <param name="Result">What goes to standard output: "the digest".</param>
/// <param name="Json">What goes there with <c>--json</c>: "one JSON object: digest, …".</param>
internal sealed record QueryWords(string Argument, string Result, string Json);
