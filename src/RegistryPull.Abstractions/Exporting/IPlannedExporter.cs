namespace RegistryPull.Exporting;

/// <summary>A format whose every byte has its place before the first layer is fetched.</summary>
/// <remarks>The host fills the plan in parallel, resumes it, streams it, and recognises an output that is complete
/// already.</remarks>
public interface IPlannedExporter : IExporter
{
    /// <summary>Says which bytes and blobs the output consists of. Reads and writes nothing.</summary>
    /// <param name="images">What was selected, at least one; several only when
    /// <see cref="OutputTraits.SeveralImages"/>.</param>
    /// <param name="context">What the plan depends on besides the images.</param>
    /// <returns>The whole output. Equal images and an equal context give an equal plan.</returns>
    /// <exception cref="InvalidRequestException">The format cannot hold the images.</exception>
    /// <exception cref="InvalidContentException">The images are broken, or their sizes exceed what an output can
    /// hold.</exception>
    /// <exception cref="OutputException">The files in <see cref="PlanContext.Existing"/> cannot be added
    /// to.</exception>
    OutputPlan Plan(IReadOnlyList<ExportImage> images, PlanContext context);
}
