using NUnit.Framework;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>Waits for what another program does.</summary>
internal static class Polling
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // Pauses are counted and not time, so that a machine that stands still does not end the wait.
    private const int MaxPauses = 6000;

    /// <summary>Waits until a condition holds. Fails after two minutes.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="text">The condition in words, for the failure.</param>
    public static async Task UntilAsync(Func<bool> condition, string text)
    {
        for (var pauses = 0; !condition(); pauses++)
        {
            Assert.That(pauses, Is.LessThan(MaxPauses), $"waited for: {text}");
            await Task.Delay(Pause);
        }
    }
}
