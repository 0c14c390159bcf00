using System.Diagnostics;
using NUnit.Framework;

namespace RegistryPull.Exporters.Tests.Layers;

/// <summary>GNU tar of this machine.</summary>
internal static class GnuTar
{
    /// <summary>Skips the test where there is none: the <c>tar</c> of Windows and macOS is another.</summary>
    public static void Require()
    {
        if (Find() is null && Environment.GetEnvironmentVariable("REGPULL_REQUIRE_REAL_PARTS") == "1")
        {
            Assert.Fail("needs GNU tar");
        }

        if (Find() is null)
        {
            Assert.Ignore("needs GNU tar");
        }
    }

    /// <summary>What it prints, a character for each byte.</summary>
    public static string Run(byte[] archive, params string[] arguments)
    {
        using var process = Start("tar", [.. arguments, "-f", "-"])!;
        var feeding = Task.Run(() =>
        {
            // It reads no further than the end of the archive.
            try
            {
                process.StandardInput.BaseStream.Write(archive);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
            }
        });
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        feeding.Wait();
        Assert.That(process.ExitCode, Is.Zero, errors.Result);
        return output;
    }

    private static string? Find()
    {
        try
        {
            using var process = Start("tar", ["--version"])!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output.StartsWith("tar (GNU tar)", StringComparison.Ordinal) ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static Process? Start(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.Latin1,
            Environment = { ["LC_ALL"] = "C", ["TAR_OPTIONS"] = "" },
        });
}
