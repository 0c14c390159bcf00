namespace RegistryPull.Cli.Help;

/// <summary>What may stand for an image on the command line.</summary>
internal static class ImageRows
{
    /// <summary>Gets a reference.</summary>
    public static HelpRow Reference { get; } = new("IMAGE",
        "[REGISTRY[:PORT]/]REPOSITORY[:TAG][@DIGEST], as for docker pull. Without a registry it is Docker Hub, "
        + "without tag and digest :latest. For example nginx, mysql:8.0, ghcr.io/owner/app:1.2, "
        + "localhost:5000/app@sha256:...");

    /// <summary>Makes the section of a command whose images may be in registries and in files.</summary>
    /// <param name="withoutName">What PATH means without NAME, as a sentence.</param>
    public static HelpSection.Table Section(string withoutName) => new("Images", [Reference, Path(withoutName)]);

    /// <summary>Makes the row of an image in a file or directory.</summary>
    /// <param name="withoutName">What PATH means without NAME, as a sentence.</param>
    public static HelpRow Path(string withoutName) => new("PATH[#NAME]",
        "In place of IMAGE, a file or directory: an archive of docker save, podman, skopeo, crane or regpull, or an "
        + "OCI layout. An archive may be compressed with gzip or zstd, or in volumes (NAME.tar.001). PATH begins with "
        + "./, ../, / or ~/, on Windows also with a drive or \\\\. NAME is the name or digest of an image in it. "
        + withoutName);
}
