namespace RegistryPull.Testing;

/// <summary>A token that was given out: for what, and how often it may still be used.</summary>
/// <param name="uses">How often.</param>
/// <param name="grants">What it is good for, as <c>NAME:ACTION</c>.</param>
internal sealed class IssuedToken(int uses, IReadOnlyCollection<string> grants)
{
    private int _left = uses;

    public bool Spend(string repository, string action) =>
        (repository.Length == 0 || grants.Contains($"{repository}:{action}")) && Interlocked.Decrement(ref _left) >= 0;
}
