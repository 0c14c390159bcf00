using System.Collections.Immutable;
using System.Text.Json;

namespace RegistryPull.Inspecting;

/// <summary>Reads what people want to know of a configuration. Its size was bounded, and its digest checked,
/// before.</summary>
internal static class DetailsReader
{
    /// <exception cref="InvalidContentException">It has another shape than a configuration.</exception>
    public static ImageDetails Read(ImageConfig config)
    {
        try
        {
            var json = ByteOrderMark.Skip(config.Bytes.Span);
            return Details(JsonSerializer.Deserialize(json, DetailsJsonContext.Default.DetailsJson));
        }
        catch (JsonException error)
        {
            throw new InvalidContentException($"configuration {config.Descriptor.Digest} is malformed: "
                + $"not the JSON that was expected, at {TerminalText.Sanitize(error.Path ?? "$")}", error);
        }
    }

    private static ImageDetails Details(DetailsJson? json)
    {
        var run = json?.Config;
        return new ImageDetails
        {
            Created = json?.Created,
            Entrypoint = Strings(run?.Entrypoint),
            Cmd = Strings(run?.Cmd),
            Env = Strings(run?.Env),
            User = string.IsNullOrEmpty(run?.User) ? null : run.User,
            WorkingDir = string.IsNullOrEmpty(run?.WorkingDir) ? null : run.WorkingDir,
            ExposedPorts = [.. (run?.ExposedPorts?.Keys ?? Enumerable.Empty<string>()).Order(StringComparer.Ordinal)],
            Labels = (run?.Labels ?? []).ToImmutableSortedDictionary(
                static label => label.Key, static label => label.Value ?? "", StringComparer.Ordinal),
            History = [.. (json?.History ?? []).OfType<DetailsJson.StepJson>().Select(Step)],
        };
    }

    private static ImmutableArray<string> Strings(string?[]? items) => [.. (items ?? []).OfType<string>()];

    private static BuildStep Step(DetailsJson.StepJson step) =>
        new(step.Created, step.CreatedBy ?? "", step.Comment ?? "", step.EmptyLayer ?? false);
}
