namespace RegistryPull.Testing;

/// <summary>A token that was given out: for what, and how often it may still be used.</summary>
internal sealed class IssuedToken(int uses, IReadOnlyCollection<string> repositories)
{
    private int _left = uses;

    public bool Spend(string repository) =>
        (repository.Length == 0 || repositories.Contains(repository)) && Interlocked.Decrement(ref _left) >= 0;
}
