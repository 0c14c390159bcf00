using System.Diagnostics;

namespace RegistryPull.Telemetry;

/// <summary>Records failures in activities.</summary>
internal static class ActivityFailure
{
    /// <summary>Marks an activity as failed. The message goes along only where it was written for a user, because
    /// others may hold addresses.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="error">The failure.</param>
    public static void SetFailure(this Activity activity, Exception error)
    {
        string? description = null;
        if (error is RegistryPullException)
        {
            description = error.Message;
        }

        activity.SetStatus(ActivityStatusCode.Error, description).SetTag("error.type", error.GetType().FullName);
    }
}
