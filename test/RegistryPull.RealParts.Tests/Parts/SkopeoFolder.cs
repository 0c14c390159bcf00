using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>Writes a fixture in skopeo's <c>dir</c> format, for skopeo to push: bytes as they are, Docker's types as
/// well as OCI's.</summary>
internal static class SkopeoFolder
{
    public static void Write(string folder, ImageFixture fixture)
    {
        File.WriteAllText(Path.Combine(folder, "version"), "Directory Transport Version: 1.1\n");
        File.WriteAllBytes(Path.Combine(folder, "manifest.json"), fixture.Root.Bytes);
        foreach (var manifest in fixture.Manifests)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{manifest.Digest.Hex}.manifest.json"), manifest.Bytes);
        }

        foreach (var (digest, bytes) in fixture.Blobs)
        {
            File.WriteAllBytes(Path.Combine(folder, digest.Hex), bytes);
        }
    }
}
