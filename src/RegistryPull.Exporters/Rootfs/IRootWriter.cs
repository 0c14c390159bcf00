namespace RegistryPull.Exporters.Rootfs;

/// <summary>Makes of a plan what it describes: a directory of one system or another, or a tar.</summary>
internal interface IRootWriter
{
    /// <summary>How many layers may be written at once.</summary>
    int AtOnce { get; }

    /// <summary>Makes a directory that things can be put into. Called first, for each before what is in it.</summary>
    void Make(PlacedDirectory directory);

    /// <summary>Begins a file. Called from as many threads as <see cref="AtOnce"/> says.</summary>
    IRootFile Open(PlacedLeaf file);

    /// <summary>Makes a symbolic link, a device or a pipe.</summary>
    void Make(PlacedLeaf other);

    /// <summary>Makes a hard link.</summary>
    void Make(FurtherName link);

    /// <summary>Gives a directory its attributes. Called last, for each after what is in it: putting something in changes its time.</summary>
    void Complete(PlacedDirectory directory);
}
