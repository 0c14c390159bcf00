using NUnit.Framework;

namespace RegistryPull.Serving;

internal sealed class RequestedRangeTests
{
    [TestCase("bytes=0-", 0, 100)]
    [TestCase("bytes=10-", 10, 90)]
    [TestCase("bytes=10-19", 10, 10)]
    [TestCase("bytes=10-10", 10, 1)]
    [TestCase("bytes=90-500", 90, 10)]
    [TestCase("bytes=-30", 70, 30)]
    [TestCase("bytes=-300", 0, 100)]
    [TestCase("Bytes= 5 - 6 ", 5, 2)]
    public void Parse_OnePart_IsThePart(string header, long start, long length) =>
        Assert.That(RequestedRange.Parse(header, 100), Is.EqualTo(new RequestedRange(start, length)));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("bytes=")]
    [TestCase("bytes=-")]
    [TestCase("bytes=5")]
    [TestCase("bytes=a-b")]
    [TestCase("bytes=9-3")]
    [TestCase("bytes=0-1,5-6")]
    [TestCase("bytes=--5")]
    [TestCase("bytes=99999999999999999999-")]
    [TestCase("lines=1-2")]
    public void Parse_WhatCannotBeRead_IsTheWhole(string? header) =>
        Assert.That(RequestedRange.Parse(header, 100), Is.Null);

    [TestCase("bytes=100-")]
    [TestCase("bytes=200-300")]
    [TestCase("bytes=-0")]
    public void Parse_BeyondTheEnd_CannotBeSatisfied(string header) =>
        Assert.That(RequestedRange.Parse(header, 100)!.IsUnsatisfiable, Is.True);
}
