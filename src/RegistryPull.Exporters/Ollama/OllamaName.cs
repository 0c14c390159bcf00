namespace RegistryPull.Exporters.Ollama;

/// <summary>Where ollama looks for the manifest of a model.</summary>
internal static class OllamaName
{
    /// <summary>Returns the path: <c>manifests/registry.ollama.ai/library/llama3.2/1b</c>.</summary>
    /// <exception cref="InvalidRequestException">ollama has no such names, or not every system can store
    /// them.</exception>
    public static string PathOf(ImageReference name)
    {
        // A colon cannot stand in a file name on Windows.
        var isHost = !name.Registry.AsSpan().ContainsAny(':', '[');
        if (!isHost || name.Repository.Split('/').Length != 2)
        {
            throw new InvalidRequestException(
                $"{name.Familiar} is not a name that a model store can hold, which is HOST/NAMESPACE/NAME:TAG: "
                + "name another (--tag)");
        }

        return $"manifests/{name.Registry}/{name.Repository}/{name.Tag}";
    }
}
