namespace RegistryPull;

/// <summary>Names what a manifest describes when it is not a container image.</summary>
public static class ArtifactKind
{
    // The types are those that the tools themselves write: cosign, notation, helm, ollama, docker model, buildkit,
    // trivy, conftest.
    private static readonly (string Type, string Name)[] Known =
    [
        ("application/vnd.dev.cosign.", "a cosign signature"),
        ("application/vnd.dev.sigstore.bundle", "a sigstore bundle"),
        ("application/vnd.cncf.notary.signature", "a notation signature"),
        ("application/vnd.cncf.helm.", "a Helm chart"),
        ("application/vnd.ollama.", "an Ollama model"),
        ("application/vnd.docker.ai.", "a model"),
        ("application/vnd.cncf.model.", "a model"),
        ("application/vnd.in-toto+", "an in-toto attestation"),
        ("application/spdx+", "an SPDX software bill of materials"),
        ("text/spdx", "an SPDX software bill of materials"),
        ("application/vnd.cyclonedx", "a CycloneDX software bill of materials"),
        ("application/vnd.aquasec.trivy.", "a Trivy database"),
        ("application/vnd.cncf.openpolicyagent.", "an Open Policy Agent bundle"),
        ("application/vnd.devcontainers", "a dev container feature"),
        ("application/vnd.wasm.", "a WebAssembly module"),
        ("application/wasm", "a WebAssembly module"),
    ];

    /// <summary>Describes an artifact: <c>a Helm chart (application/vnd.cncf.helm.config.v1+json)</c>.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <returns>The kind and the media type that tells it, safe to print.</returns>
    public static string Describe(ImageManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var types = Types(manifest).Where(static type => type.Length > 0).ToArray();
        foreach (var type in types)
        {
            if (Name(type) is { } name)
            {
                return $"{name} ({TerminalText.Sanitize(type)})";
            }
        }

        if (types.Length == 0)
        {
            return "an artifact";
        }

        return $"an artifact ({TerminalText.Sanitize(types[0])})";
    }

    // The first known type decides: cosign's and ollama's configurations have the media type of an image's.
    private static IEnumerable<string> Types(ImageManifest manifest)
    {
        var strange = manifest.Layers.Select(static layer => layer.MediaType)
            .Where(static type => !MediaTypes.IsLayer(type));
        var config = "";
        if (!MediaTypes.IsImageConfig(manifest.Config.MediaType))
        {
            config = manifest.Config.MediaType;
        }

        return [manifest.ArtifactType ?? "", config, .. strange];
    }

    private static string? Name(string type)
    {
        if (MediaTypes.IsEncrypted(type))
        {
            return "an encrypted image";
        }

        var known = Array.Find(Known, known => type.StartsWith(known.Type, StringComparison.OrdinalIgnoreCase));
        return known.Name;
    }
}
