using NUnit.Framework;
using RegistryPull.Cli.Progress;

namespace RegistryPull.Cli.Tests.Progress;

internal sealed class ProgressPictureTests
{
    private static readonly TransferSnapshot Busy = new("mysql:5.7",
    [
        new BlobSnapshot("aaaaaaaaaaaa", 25_000_000, 25_000_000, TransferState.Done),
        new BlobSnapshot("bbbbbbbbbbbb", 20_000_000, 40_000_000, TransferState.Downloading),
        new BlobSnapshot("cccccccccccc", 3_000_000, 30_000_000, TransferState.Verifying),
        new BlobSnapshot("dddddddddddd", 0, 4_000_000, TransferState.Retrying),
        new BlobSnapshot("eeeeeeeeeeee", 0, 1_000, TransferState.Waiting),
    ], 5_000_000);

    [Test]
    public void Render_AUsualTerminal_IsABarForEachBlobAndATotal() => Assert.That(Text(Busy, 80, 24), Is.EqualTo(
        """
        aaaaaaaaaaaa [==================================] 25.0 MB / 25.0 MB done
        bbbbbbbbbbbb [================>                 ] 20.0 MB / 40.0 MB downloading
        cccccccccccc [==>                               ] 3.00 MB / 30.0 MB verifying
        dddddddddddd [                                  ]     0 B / 4.00 MB retrying
        eeeeeeeeeeee [                                  ]     0 B / 1.00 kB waiting
        mysql:5.7: 48.0 MB of 99.0 MB (48%), 5.00 MB/s, 10 s left
        """.ReplaceLineEndings("\n")));

    [Test]
    public void Render_ANarrowTerminal_LeavesTheBarsOut() => Assert.That(Text(Busy, 44, 24), Is.EqualTo(
        """
        aaaaaaaaaaaa 25.0 MB / 25.0 MB done
        bbbbbbbbbbbb 20.0 MB / 40.0 MB downloading
        cccccccccccc 3.00 MB / 30.0 MB verifying
        dddddddddddd 0 B / 4.00 MB retrying
        eeeeeeeeeeee 0 B / 1.00 kB waiting
        mysql…: 48.0 MB of 99.0 MB (48%), 10 s left
        """.ReplaceLineEndings("\n")));

    [TestCase(40)]
    [TestCase(30)]
    [TestCase(24)]
    public void Render_AVeryNarrowTerminal_KeepsTheTimeLeft(int width)
    {
        var slow = new TransferSnapshot(
            "registry.example.com/team/app",
            [new BlobSnapshot("aaaaaaaaaaaa", 100_000_000, 999_000_000, TransferState.Downloading)],
            250_000);

        Assert.That(Text(slow, width, 24), Does.EndWith(" 59 min 56 s left"));
    }

    [Test]
    public void Render_FewRows_DrawsWhatMovesAndCountsTheRest() => Assert.That(Text(Busy, 80, 5), Is.EqualTo(
        """
        bbbbbbbbbbbb [================>                 ] 20.0 MB / 40.0 MB downloading
        cccccccccccc [==>                               ] 3.00 MB / 30.0 MB verifying
        1 done, 1 waiting, 1 more in progress
        mysql:5.7: 48.0 MB of 99.0 MB (48%), 5.00 MB/s, 10 s left
        """.ReplaceLineEndings("\n")));

    [Test]
    public void Render_AllThere_SaysThatItIsFinishing()
    {
        var all = new TransferSnapshot("x", [new BlobSnapshot("aaaaaaaaaaaa", 10, 10, TransferState.Done)], 5);

        Assert.That(Text(all, 80, 24), Does.EndWith("x: 10 B of 10 B (100%), finishing"));
    }

    [Test]
    public void Render_ARequestWaits_SaysHowLong() => Assert.That(
        Text(Busy with { Wait = TimeSpan.FromSeconds(28) }, 120, 24),
        Does.EndWith("5.00 MB/s, 10 s left, waiting 28 s to try again"));

    [Test]
    public void Render_AMomentsWait_SaysNothing() =>
        Assert.That(Text(Busy with { Wait = TimeSpan.FromSeconds(0.9) }, 120, 24), Does.EndWith("10 s left"));

    [Test]
    public void Render_ALongName_KeepsTheFigures()
    {
        var named = Busy with { Image = "registry.example.com/a/very/long/repository/name:with-a-tag" };

        Assert.That(
            Text(named, 80, 24),
            Does.EndWith("\nregistry.example.com/a/very/lo…: 48.0 MB of 99.0 MB (48%), 5.00 MB/s, 10 s left"));
    }

    [Test]
    public void Render_AnySize_FitsTheScreen()
    {
        for (var width = 1; width <= 130; width++)
        {
            for (var height = 1; height <= 10; height++)
            {
                var lines = ProgressPicture.Render(Busy, width, height);

                Assert.That(lines, Has.Count.LessThanOrEqualTo(Math.Max(height - 1, 1)), $"{width} x {height}");
                Assert.That(
                    lines.Max(static line => line.Text.Length),
                    Is.LessThanOrEqualTo(Math.Max(width - 1, 1)),
                    $"{width} x {height}");
            }
        }
    }

    private static string Text(TransferSnapshot transfer, int width, int height) =>
        string.Join('\n', ProgressPicture.Render(transfer, width, height).Select(static line => line.Text));
}
