namespace OfflineDemo;

/// <summary>One thing that regpull does, shown and checked.</summary>
internal interface IStep
{
    /// <summary>Gets what it shows, in a line.</summary>
    string Title { get; }

    /// <exception cref="BrokenPromiseException">It did not do so.</exception>
    Task PlayAsync(Stage stage);
}
