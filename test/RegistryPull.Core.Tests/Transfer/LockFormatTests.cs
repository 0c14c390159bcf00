using System.Text;
using NUnit.Framework;

namespace RegistryPull.Transfer;

internal sealed class LockFormatTests
{
    [TestCase("""{ "version": 1, "images": [null] }""")]
    [TestCase("""{ "version": 1, "images": null }""")]
    [TestCase("""{ "version": 1 }""")]
    [TestCase("null")]
    [TestCase("[]")]
    public void Read_WhatIsNoLock_IsInvalidAndNamesTheFile(string json)
    {
        var error = Assert.Throws<InvalidContentException>(
            () => LockFormat.Read(Encoding.UTF8.GetBytes(json), "images.lock"));

        Assert.That(error!.Message, Does.StartWith("images.lock is not a lock"));
    }
}
