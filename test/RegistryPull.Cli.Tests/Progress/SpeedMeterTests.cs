using NUnit.Framework;
using RegistryPull.Cli.Progress;

namespace RegistryPull.Cli.Tests.Progress;

internal sealed class SpeedMeterTests
{
    [Test]
    public void Measure_TooEarly_IsNothing() =>
        Assert.That(new SpeedMeter().Measure(TimeSpan.FromSeconds(0.1), 1_000_000), Is.Zero);

    [Test]
    public void Measure_ASteadyFlow_IsItsSpeed()
    {
        var meter = new SpeedMeter();
        var speed = 0.0;
        for (var second = 1; second <= 30; second++)
        {
            speed = meter.Measure(TimeSpan.FromSeconds(second), second * 1000);
        }

        Assert.That(speed, Is.EqualTo(1000).Within(1));
    }

    [Test]
    public void Measure_AfterTheFlowStopped_FallsToNothing()
    {
        var meter = new SpeedMeter();
        meter.Measure(TimeSpan.FromSeconds(1), 1000);
        var speed = double.NaN;
        for (var second = 2; second <= 20; second++)
        {
            speed = meter.Measure(TimeSpan.FromSeconds(second), 1000);
        }

        Assert.That(speed, Is.Zero);
    }
}
