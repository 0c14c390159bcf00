using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Options;

internal sealed class MessageOptionsTests
{
    [TestCase("-q -v", "--quiet and --verbose contradict each other")]
    [TestCase("-qv", "--quiet and --verbose contradict each other")]
    [TestCase("--progress bars", "--progress is 'bars': expected auto, plain, tty, json or none")]
    public async Task Read_WhatCannotBe_IsWrongUsage(string options, string message)
    {
        var run = await Run.OfAsync($"pull nginx {options}");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Is.EqualTo($"regpull: {message}{(message.Contains("contra", StringComparison.Ordinal) ? ": leave one out" : "")}\n"));
    }
}
