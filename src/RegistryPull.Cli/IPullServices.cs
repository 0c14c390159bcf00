namespace RegistryPull.Cli;

/// <summary>What commands use of the library: the boundary to the network and the disk.</summary>
internal interface IPullServices : IAsyncDisposable
{
    /// <inheritdoc cref="ImagePuller.PullAsync"/>
    Task<PullResult> PullAsync(PullRequest request, CancellationToken cancellationToken);

    /// <inheritdoc cref="ImagePuller.PlanAsync"/>
    Task<PlannedPull> PlanAsync(PullRequest request, CancellationToken cancellationToken);

    /// <inheritdoc cref="ImageLoader.LoadAsync"/>
    Task<LoadResult> LoadAsync(LoadRequest request, CancellationToken cancellationToken);

    /// <inheritdoc cref="ImagePusher.PushAsync"/>
    Task<PushResult> PushAsync(PushRequest request, CancellationToken cancellationToken);

    /// <summary>Verifies archives.</summary>
    ArchiveVerifier Verifier { get; }

    /// <summary>Compares images.</summary>
    ImageComparer Comparer { get; }

    /// <summary>Answers questions about images.</summary>
    ImageInspector Inspector { get; }

    /// <summary>Opens archives as registries.</summary>
    ArchiveServer Server { get; }

    /// <summary>Signs in and out.</summary>
    RegistryLogin Login { get; }

    /// <summary>Finds out what is broken.</summary>
    RegistryDoctor Doctor { get; }

    /// <summary>Looks after what pulls leave for later ones.</summary>
    PullStorage Storage { get; }
}
