namespace RegistryPull.Diagnosing;

/// <summary>What the name means.</summary>
internal sealed class ReferenceStep : IDoctorStep
{
    public Task<StepResult> ExamineAsync(DoctorContext patient, CancellationToken cancellationToken)
    {
        try
        {
            patient.IsRegistry = IsRegistry(patient.Target);
            patient.Image = patient.IsRegistry ? RegistryName.Parse(patient.Target).Image : ImageReference.Parse(patient.Target);
            return Task.FromResult(StepResult.Ok(patient.IsRegistry ? $"the registry {patient.Image.Registry}" : $"{patient.Image}"));
        }
        catch (FormatException error)
        {
            throw new InvalidRequestException(error.Message, error);
        }
    }

    // NAME:5000 is an image of Docker Hub with a tag, here as in docker; nobody has an image whose name has a dot and no path.
    private static bool IsRegistry(string text)
    {
        var host = text.Split(':')[0];
        return text.EndsWith('/')
            || text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal)
            || (!text.Contains('/', StringComparison.Ordinal) && !text.Contains('@', StringComparison.Ordinal)
                && (ImageReference.IsRegistry(host) || text.StartsWith('[')));
    }
}
