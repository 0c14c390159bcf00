namespace RegistryPull.Diagnosing;

/// <summary>Reads the name of the image or registry.</summary>
internal sealed class ReferenceStep : IDoctorStep
{
    /// <inheritdoc/>
    public Task<StepResult> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        if (ImageLocator.IsPath(context.Target))
        {
            throw new InvalidRequestException(
                $"{TerminalText.Sanitize(context.Target)} is a file or directory, not a registry or an image in one: "
                + "regpull verify checks it");
        }

        try
        {
            context.IsRegistry = IsRegistry(context.Target);
            if (context.IsRegistry)
            {
                context.Image = RegistryName.Parse(context.Target).Image;
            }
            else
            {
                context.Image = ImageReference.Parse(context.Target);
            }
        }
        catch (FormatException error)
        {
            throw new InvalidRequestException(error.Message, error);
        }

        var detail = Name(context);
        return Task.FromResult(StepResult.Ok(detail));
    }

    private static string Name(DoctorContext context)
    {
        if (context.IsRegistry)
        {
            return $"the registry {context.Image.Registry}";
        }

        return $"{context.Image}";
    }

    private static bool IsRegistry(string text)
    {
        var isUrl = text.StartsWith("https://", StringComparison.Ordinal)
            || text.StartsWith("http://", StringComparison.Ordinal);
        return isUrl || text.EndsWith('/') || (!text.Contains('/', StringComparison.Ordinal) && IsHost(text));
    }

    // NAME:5000 is an image of Docker Hub with a tag, as in docker. No image has a dot in its name and no path.
    private static bool IsHost(string text) =>
        !text.Contains('@', StringComparison.Ordinal)
        && (text.StartsWith('[') || ImageReference.IsRegistry(text.Split(':')[0]));
}
